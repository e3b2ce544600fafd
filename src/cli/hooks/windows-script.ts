const NAME = 'familiar-hook'

/**
 * What an agent calls on Windows; it must be answered before PowerShell has started.
 *
 * - Both programs get all their streams here: with one of the agent's in hand they would be waited for.
 * - What the agent has to say is read to its end by a program that starts at once, as PowerShell does not: an agent that
 *   cannot get rid of it takes that for a failure, or waits. `timeout` refuses to run, and says so by its exit, unless it
 *   stands on a keyboard, whose keys are not ours to read.
 * - By their full paths: `start` looks into the folder it stands in first, and that may be anybody's repository.
 * - Not hidden by `-WindowStyle`: with `/b` the window is the agent's own.
 */
export const COMMAND_TEXT = [
  '@echo off',
  'setlocal DisableDelayedExpansion',
  'set "familiar_system=%SystemRoot%\\System32"',
  'start "" /b "%familiar_system%\\cmd.exe" /d /s /c "%familiar_system%\\timeout.exe /t 0 || %familiar_system%\\find.exe "x"" >nul 2>nul',
  `start "" /b "%familiar_system%\\WindowsPowerShell\\v1.0\\powershell.exe" -NoLogo -NoProfile -NonInteractive -ExecutionPolicy Bypass -File "%~dp0${NAME}.ps1" "%~1" "%~2" <nul >nul 2>nul`,
  'exit /b 0',
  '',
].join('\r\n')

/**
 * For Windows PowerShell 5.1, which takes a file without a byte order mark for one in the system's own encoding: all of
 * it is ASCII, and the data folder, which may be called anything, is found by where the script lies. The token is in no
 * command line, and goes through no proxy.
 */
export const POWERSHELL_TEXT = [
  '# Written by `familiar hook install`. Tells Familiar what a coding agent is at; whatever goes wrong here is silent.',
  'param([string]$Kind, [string]$State)',
  "$ErrorActionPreference = 'Stop'",
  "$ProgressPreference = 'SilentlyContinue'",
  "$names = @{ 'claude-code' = 'Claude Code'; 'codex' = 'Codex'; 'gemini' = 'Gemini CLI'; 'opencode' = 'opencode' }",
  "$types = @{ 'done' = 'agent.turn'; 'thinking' = 'agent.thinking'; 'waiting' = 'agent.waiting'; 'failed' = 'agent.failed' }",
  'if (-not $names[$Kind] -or -not $types[$State]) { exit 0 }',
  'try {',
  "  $file = Join-Path (Split-Path -Parent $PSScriptRoot) 'endpoint.json'",
  '  $endpoint = Get-Content -Raw -Encoding UTF8 -LiteralPath $file | ConvertFrom-Json',
  "  if ($endpoint.url -notmatch '^http://127\\.0\\.0\\.1:[0-9]+$') { exit 0 }",
  '  [Net.WebRequest]::DefaultWebProxy = $null',
  "  $nonce = [guid]::NewGuid().ToString('N')",
  "  $known = [Text.Encoding]::UTF8.GetBytes($nonce + ':' + $endpoint.token)",
  '  $hash = [Security.Cryptography.SHA256]::Create().ComputeHash($known)',
  "  $proof = [BitConverter]::ToString($hash).Replace('-', '').ToLowerInvariant()",
  '  # After a crash the port may belong to another program: who cannot show that it knows the token is not sent it.',
  "  $said = Invoke-RestMethod -Uri ($endpoint.url + '/v1/hello?nonce=' + $nonce) -TimeoutSec 5",
  '  if ($said.proof -cne $proof) { exit 0 }',
  '  $meta = @{ agent = $names[$Kind]; place = [IO.Path]::GetFileName($PWD.ProviderPath) }',
  '  $body = ConvertTo-Json -Compress @{ type = $types[$State]; meta = $meta }',
  '  $headers = @{ Authorization = "Bearer $($endpoint.token)" }',
  '  $bytes = [Text.Encoding]::UTF8.GetBytes($body)',
  "  Invoke-RestMethod -Method Post -Uri ($endpoint.url + '/v1/events') -Headers $headers -ContentType 'application/json' -Body $bytes -TimeoutSec 5 | Out-Null",
  '} catch { }',
  'exit 0',
  '',
].join('\r\n')
