/**
 * Sends in place of curl what the shell's hook says on standard input, by any Node there is. It lies in `hooks/` of the
 * data folder whose Familiar is meant, needs nothing but itself, and is as silent as the hook: whatever goes wrong is no
 * concern of who called.
 */
export const NODE_SENDER_TEXT = `// Written by \`familiar hook install\`. Sends to Familiar what a hook says, where there is no curl.
import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'

// An agent of its own: the usual one may have been told to go through a proxy.
const agent = new Agent({ keepAlive: true, maxSockets: 1 })

function ask(method, address, headers, body) {
  return new Promise((resolve, reject) => {
    const call = request(address, { agent, method, headers, signal: AbortSignal.timeout(5000) })
    call.on('error', reject)
    call.on('response', (response) => {
      let said = ''
      response.setEncoding('utf8')
      response.on('data', (text) => (said += text))
      response.on('error', reject)
      response.on('end', () => resolve(said))
    })
    call.end(body)
  })
}

try {
  const body = readFileSync(0)
  const { url, token } = JSON.parse(readFileSync(new URL('../endpoint.json', import.meta.url), 'utf8'))
  if (/^http:\\/\\/127\\.0\\.0\\.1:[0-9]+$/.test(url) && typeof token === 'string') {
    // After a crash the port may be another program's: who cannot show that it knows the token is not sent it.
    const nonce = randomBytes(16).toString('hex')
    const { proof } = JSON.parse(await ask('GET', \`\${url}/v1/hello?nonce=\${nonce}\`, {}))
    if (proof === createHash('sha256').update(\`\${nonce}:\${token}\`).digest('hex'))
      await ask('POST', \`\${url}/v1/events\`, {
        Authorization: \`Bearer \${token}\`,
        'Content-Type': 'application/json',
        'Content-Length': body.length,
      }, body)
  }
} catch {
  // Not now, then.
} finally {
  agent.destroy()
}
`
