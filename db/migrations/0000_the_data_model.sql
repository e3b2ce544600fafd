CREATE TABLE "audit_logs" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"user_id" uuid,
	"action" varchar(100) NOT NULL,
	"target_type" varchar(50),
	"target_id" uuid,
	"metadata" jsonb,
	"created_at" timestamp with time zone DEFAULT now()
);
--> statement-breakpoint
CREATE TABLE "event_keys" (
	"user_id" uuid NOT NULL,
	"key" varchar(255) NOT NULL,
	"event_id" uuid NOT NULL,
	CONSTRAINT "event_keys_user_id_key_pk" PRIMARY KEY("user_id","key")
);
--> statement-breakpoint
CREATE TABLE "event_raw" (
	"id" uuid PRIMARY KEY NOT NULL,
	"integration_id" uuid,
	"external_event_id" varchar(255),
	"payload" jsonb NOT NULL,
	"received_at" timestamp with time zone DEFAULT now(),
	"processed" boolean DEFAULT false,
	CONSTRAINT "event_raw_external_event_id_unique" UNIQUE("external_event_id")
);
--> statement-breakpoint
CREATE TABLE "events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"event_raw_id" uuid,
	"user_id" uuid,
	"pet_id" uuid,
	"type" varchar(100) NOT NULL,
	"value" double precision DEFAULT 1,
	"meta" jsonb DEFAULT '{}'::jsonb,
	"scored" boolean DEFAULT false,
	"created_at" timestamp with time zone DEFAULT now()
);
--> statement-breakpoint
CREATE TABLE "goal_periods" (
	"goal_id" uuid NOT NULL,
	"start" varchar(10) NOT NULL,
	"end" varchar(10),
	"current_value" double precision DEFAULT 0 NOT NULL,
	"target_value" double precision NOT NULL,
	"completed_at" timestamp with time zone,
	CONSTRAINT "goal_periods_goal_id_start_pk" PRIMARY KEY("goal_id","start")
);
--> statement-breakpoint
CREATE TABLE "goals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid,
	"name" varchar(200) NOT NULL,
	"description" text,
	"target_value" double precision DEFAULT 1,
	"current_value" double precision DEFAULT 0,
	"unit" varchar(50),
	"is_completed" boolean DEFAULT false,
	"created_at" timestamp with time zone DEFAULT now(),
	"updated_at" timestamp with time zone DEFAULT now()
);
--> statement-breakpoint
CREATE TABLE "integrations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid,
	"provider" varchar(50) NOT NULL,
	"access_token_encrypted" "bytea",
	"refresh_token_encrypted" "bytea",
	"metadata" jsonb DEFAULT '{}'::jsonb,
	"created_at" timestamp with time zone DEFAULT now(),
	"updated_at" timestamp with time zone DEFAULT now()
);
--> statement-breakpoint
CREATE TABLE "metrics_cache" (
	"key" varchar(100) PRIMARY KEY NOT NULL,
	"value" double precision,
	"updated_at" timestamp with time zone DEFAULT now()
);
--> statement-breakpoint
CREATE TABLE "pets" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"name" varchar(100),
	"species" varchar(50) DEFAULT 'default',
	"state_json" jsonb DEFAULT '{}'::jsonb,
	"version" integer DEFAULT 1,
	"created_at" timestamp with time zone DEFAULT now(),
	"updated_at" timestamp with time zone DEFAULT now()
);
--> statement-breakpoint
CREATE TABLE "quarantine" (
	"event_raw_id" uuid PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"normaliser_version" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"user_id" uuid NOT NULL,
	"key" varchar(100) NOT NULL,
	"value" jsonb NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "settings_user_id_key_pk" PRIMARY KEY("user_id","key")
);
--> statement-breakpoint
CREATE TABLE "source_state" (
	"integration_id" uuid NOT NULL,
	"scope" text DEFAULT '' NOT NULL,
	"cursor" jsonb,
	"etag" text,
	"next_poll_at" timestamp with time zone,
	"last_success_at" timestamp with time zone,
	"last_error" jsonb,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "source_state_integration_id_scope_pk" PRIMARY KEY("integration_id","scope")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"email" varchar(255) NOT NULL,
	"hashed_password" text NOT NULL,
	"display_name" varchar(100),
	"avatar_url" text,
	"created_at" timestamp with time zone DEFAULT now(),
	"updated_at" timestamp with time zone DEFAULT now(),
	CONSTRAINT "users_email_unique" UNIQUE("email")
);
--> statement-breakpoint
ALTER TABLE "audit_logs" ADD CONSTRAINT "audit_logs_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_keys" ADD CONSTRAINT "event_keys_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_keys" ADD CONSTRAINT "event_keys_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_raw" ADD CONSTRAINT "event_raw_integration_id_integrations_id_fk" FOREIGN KEY ("integration_id") REFERENCES "public"."integrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_event_raw_id_event_raw_id_fk" FOREIGN KEY ("event_raw_id") REFERENCES "public"."event_raw"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_pet_id_pets_id_fk" FOREIGN KEY ("pet_id") REFERENCES "public"."pets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_periods" ADD CONSTRAINT "goal_periods_goal_id_goals_id_fk" FOREIGN KEY ("goal_id") REFERENCES "public"."goals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goals" ADD CONSTRAINT "goals_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "integrations" ADD CONSTRAINT "integrations_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pets" ADD CONSTRAINT "pets_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quarantine" ADD CONSTRAINT "quarantine_event_raw_id_event_raw_id_fk" FOREIGN KEY ("event_raw_id") REFERENCES "public"."event_raw"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settings" ADD CONSTRAINT "settings_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source_state" ADD CONSTRAINT "source_state_integration_id_integrations_id_fk" FOREIGN KEY ("integration_id") REFERENCES "public"."integrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_logs_target_idx" ON "audit_logs" USING btree ("user_id","action","target_id");--> statement-breakpoint
CREATE INDEX "event_raw_unprocessed_idx" ON "event_raw" USING btree ("received_at","id") WHERE processed = false;--> statement-breakpoint
CREATE INDEX "event_raw_patch_id_idx" ON "event_raw" USING btree ("integration_id",(payload ->> 'patchId')) WHERE payload ? 'patchId';--> statement-breakpoint
CREATE INDEX "event_raw_authored_at_idx" ON "event_raw" USING btree ("integration_id",(payload ->> 'authoredAt')) WHERE payload ? 'patchId';--> statement-breakpoint
CREATE INDEX "events_user_id_created_at_idx" ON "events" USING btree ("user_id","created_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "events_unscored_idx" ON "events" USING btree ("pet_id","created_at","id") WHERE scored = false;--> statement-breakpoint
CREATE INDEX "events_event_raw_id_idx" ON "events" USING btree ("event_raw_id");--> statement-breakpoint
CREATE INDEX "goals_user_id_is_completed_idx" ON "goals" USING btree ("user_id","is_completed");--> statement-breakpoint
CREATE INDEX "integrations_user_id_provider_idx" ON "integrations" USING btree ("user_id","provider");--> statement-breakpoint
CREATE INDEX "pets_user_id_idx" ON "pets" USING btree ("user_id");