CREATE TABLE "pet_pauses" (
	"id" uuid PRIMARY KEY NOT NULL,
	"pet_id" uuid NOT NULL,
	"began_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "pet_roles" (
	"pet_id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"eats" boolean DEFAULT false NOT NULL,
	"hidden" boolean DEFAULT false NOT NULL,
	"let_go_at" timestamp with time zone,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "source_items" (
	"integration_id" uuid NOT NULL,
	"scope" varchar(200) NOT NULL,
	"item_id" varchar(200) NOT NULL,
	"value" jsonb NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "source_items_integration_id_scope_item_id_pk" PRIMARY KEY("integration_id","scope","item_id")
);
--> statement-breakpoint
CREATE TABLE "source_silences" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"integration_id" uuid NOT NULL,
	"share" double precision NOT NULL,
	"began_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "source_state" ADD COLUMN "last_poll_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "source_state" ADD COLUMN "first_read_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "source_state" ADD COLUMN "revision" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "pet_pauses" ADD CONSTRAINT "pet_pauses_pet_id_pets_id_fk" FOREIGN KEY ("pet_id") REFERENCES "public"."pets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pet_roles" ADD CONSTRAINT "pet_roles_pet_id_pets_id_fk" FOREIGN KEY ("pet_id") REFERENCES "public"."pets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pet_roles" ADD CONSTRAINT "pet_roles_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source_items" ADD CONSTRAINT "source_items_integration_id_integrations_id_fk" FOREIGN KEY ("integration_id") REFERENCES "public"."integrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source_silences" ADD CONSTRAINT "source_silences_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source_silences" ADD CONSTRAINT "source_silences_integration_id_integrations_id_fk" FOREIGN KEY ("integration_id") REFERENCES "public"."integrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "pet_pauses_pet_id_ended_at_idx" ON "pet_pauses" USING btree ("pet_id","ended_at");--> statement-breakpoint
CREATE UNIQUE INDEX "pet_pauses_one_lasts_idx" ON "pet_pauses" USING btree ("pet_id") WHERE ended_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "pet_roles_one_eats_idx" ON "pet_roles" USING btree ("user_id") WHERE eats;--> statement-breakpoint
CREATE INDEX "source_silences_user_id_ended_at_idx" ON "source_silences" USING btree ("user_id","ended_at");--> statement-breakpoint
DROP INDEX "events_event_raw_id_idx";--> statement-breakpoint
CREATE INDEX "events_user_id_source_created_at_idx" ON "events" USING btree ("user_id",(meta ->> 'source'),"created_at" DESC NULLS FIRST) WHERE meta ->> 'source' not in ('git', 'endpoint', 'familiar');--> statement-breakpoint
CREATE INDEX "events_event_raw_id_idx" ON "events" USING btree ("event_raw_id") WHERE event_raw_id is not null;