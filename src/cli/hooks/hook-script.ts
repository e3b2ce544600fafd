import { join } from 'node:path'
import { NODE_SENDER_TEXT } from './node-sender'
import { COMMAND_TEXT, POWERSHELL_TEXT } from './windows-script'

/** By this a hook of ours is known in another program's file. */
export const HOOK_NAME = 'familiar-hook'

/** A file of Familiar's own. */
export interface OwnFile {
  readonly file: string
  readonly text: string
  readonly mode: number
}

/** The scripts hooks run, for a data folder. On Windows git brings a shell of its own, and agents do not. */
export function hookScripts(dataFolder: string, platform: NodeJS.Platform): OwnFile[] {
  const beside = (ending: string): string => join(dataFolder, 'hooks', `${HOOK_NAME}.${ending}`)
  const everywhere = [
    { file: shellScript(dataFolder), text: shellText(dataFolder, process.execPath), mode: 0o700 },
    { file: beside('mjs'), text: NODE_SENDER_TEXT, mode: 0o600 },
  ]
  if (platform !== 'win32') return everywhere
  return [
    ...everywhere,
    { file: beside('cmd'), text: COMMAND_TEXT, mode: 0o700 },
    { file: beside('ps1'), text: POWERSHELL_TEXT, mode: 0o600 },
  ]
}

export function shellScript(dataFolder: string): string {
  return join(dataFolder, 'hooks', `${HOOK_NAME}.sh`)
}

export function commandScript(dataFolder: string): string {
  return join(dataFolder, 'hooks', `${HOOK_NAME}.cmd`)
}

/** One word for a POSIX shell, whatever is in it. */
export function shellWord(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}

/**
 * The caller gets its answer before curl has started: everything slow happens in a background process that holds none
 * of the caller's pipes. The token goes to curl on its standard input, as command lines are there for all to read, and
 * neither a proxy nor the user's curlrc has a part in it. Where curl is missing, the Node that has written this does the
 * same, or the one on the PATH.
 */
function shellText(dataFolder: string, node: string): string {
  return `#!/bin/sh
# Written by \`familiar hook install\`. Tells Familiar what has just happened here. Whatever goes wrong is no concern of
# the program that calls it: it says nothing, ends with 0, and leaves the sending to a process in the background.
data=${shellWord(dataFolder)}
node=${shellWord(node)}
nl='
'

as_json() {
  # Most names and titles hold none of it, and need no program.
  case $1 in
    *[\\\\\\"[:cntrl:]]*) ;;
    *) printf '%s' "$1" && return ;;
  esac
  printf '%s' "$1" | LC_ALL=C tr -d '\\000-\\037\\177' | sed 's/[\\\\"]/\\\\&/g'
}

# Familiar writes a line for each field, and no address once it has ended. No program is started for it.
read_endpoint() {
  url='' token=''
  [ -r "$data/endpoint.json" ] || return 1
  while IFS= read -r field; do
    value=\${field#*: \\"}
    value=\${value%%\\"*}
    case $field in
      *'"url": "'*) url=$value ;;
      *'"token": "'*) token=$value ;;
    esac
  done <"$data/endpoint.json"
  # Of another host, there is more than digits left.
  case \${url#http://127.0.0.1:} in '' | *[!0-9]*) return 1 ;; esac
  case $token in '' | *[!A-Za-z0-9_-]*) return 1 ;; esac
}

make_nonce() {
  set -- $(od -An -N16 -tx4 /dev/urandom)
  nonce=$1$2$3$4
}

# What curl is used with is looked for, too: without one of them nothing would ever be sent.
has_curl() {
  command -v curl && command -v od && { command -v sha256sum || command -v shasum; }
}

post() {
  read_endpoint || return
  if ! has_curl; then
    [ -x "$node" ] || node=node
    # What the user has every Node load is not for this one.
    printf '%s' "$1" | NODE_OPTIONS='' "$node" "$data/hooks/${HOOK_NAME}.mjs"
    return
  fi
  # After a crash the port may be another program's: who cannot show that it knows the token is not sent it.
  make_nonce
  proof=$(printf '%s:%s' "$nonce" "$token" | { sha256sum 2>/dev/null || shasum -a 256; })
  proof=\${proof%% *}
  if [ "\${#nonce}" -ne 32 ] || [ "\${#proof}" -ne 64 ]; then return; fi
  case $(curl -q -s --noproxy '*' --connect-timeout 2 --max-time 5 "$url/v1/hello?nonce=$nonce") in
    *"$proof"*) ;;
    *) return ;;
  esac
  body=$(printf '%s' "$1" | sed 's/[\\\\"]/\\\\&/g')
  {
    printf 'url = "%s/v1/events"\\n' "$url"
    printf 'header = "Authorization: Bearer %s"\\n' "$token"
    printf 'header = "Content-Type: application/json"\\n'
    printf 'data-binary = "%s"\\n' "$body"
    printf 'noproxy = "*"\\nsilent\\nconnect-timeout = 2\\nmax-time = 5\\n'
  } | curl -q -K -
}

commit() {
  place=$(as_json "\${PWD##*/}")
  title=$(as_json "$2")
  post "{\\"type\\":\\"commit.push\\",\\"id\\":\\"git:$1\\",\\"meta\\":{\\"sha\\":\\"$1\\",\\"title\\":\\"$title\\",\\"place\\":\\"$place\\"}}"
}

agent() {
  place=$(as_json "\${PWD##*/}")
  post "{\\"type\\":\\"$1\\",\\"meta\\":{\\"agent\\":\\"$2\\",\\"place\\":\\"$place\\"}}"
}

case $1 in
  git)
    # Amended, rebased and picked commits are not new ones, and the reflog says which is which. A file may be
    # called HEAD, too.
    told=$(git log -g -1 --no-show-signature --format='%gs%n%H%n%s' HEAD -- 2>/dev/null)
    case $told in
      'commit: '* | 'commit (initial): '*) ;;
      *) exit 0 ;;
    esac
    told=\${told#*"$nl"}
    (trap '' HUP; commit "\${told%%"$nl"*}" "\${told#*"$nl"}") </dev/null >/dev/null 2>&1 &
    exit 0
    ;;
  claude-code) name='Claude Code' ;;
  codex) name=Codex ;;
  gemini) name='Gemini CLI' ;;
  opencode) name=opencode ;;
  *) exit 0 ;;
esac
case $2 in
  done) type=agent.turn ;;
  thinking | waiting | failed) type=agent.$2 ;;
  *) exit 0 ;;
esac
# An agent that cannot get rid of what it has to say takes that for a failure: the background listens to the end.
command exec 2>/dev/null 3<&0 || exec 3</dev/null
(
  trap '' HUP
  [ -t 3 ] || cat <&3
  exec 3<&-
  agent "$type" "$name"
) </dev/null >/dev/null 2>&1 &
exit 0
`
}
