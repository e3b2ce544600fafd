import { once } from 'node:events'
import { type Socket, createServer } from 'node:net'
import { expect, test } from 'vitest'
import { followCommand } from '../../../../src/main/host/electron/follow-command'

/** Runs a script of Node's to its end; gives what it printed and how it ended. */
const follow = (command: string, args: readonly string[]) =>
  new Promise<{ lines: string[]; problem: string | null }>((resolve) => {
    const lines: string[] = []
    followCommand(command, args, {
      onLine: (line) => void lines.push(line),
      onEnd: (problem) => resolve({ lines, problem }),
    })
  })

test('a command is heard line by line, to its last, before its end', async () => {
  const script = 'process.stdout.write("one\\ntwo\\nlast without an end")'
  expect(await follow(process.execPath, ['-e', script])).toEqual({
    lines: ['one', 'two', 'last without an end'],
    problem: null,
  })
})

test('a command that is not there ends with what is wrong, once', async () => {
  const { lines, problem } = await follow('familiar-has-no-such-command', [])
  expect(lines).toEqual([])
  expect(problem).toContain('ENOENT')
})

test('one that is stopped is ended, and nothing is heard of it any more', async () => {
  const gone = createServer()
  const connected = new Promise<Socket>((resolve) => gone.once('connection', resolve))
  gone.listen(0, '127.0.0.1')
  await once(gone, 'listening')
  const address = gone.address()
  const port = typeof address === 'object' ? address?.port : 0
  const heard: string[] = []
  const stop = followCommand(
    process.execPath,
    ['-e', `require("net").connect(${port}); setInterval(() => console.log("still here"), 20)`],
    { onLine: (line) => void heard.push(line), onEnd: () => void heard.push('end') },
  )
  const socket = await connected
  stop()
  const before = heard.length
  // Its end of the line closes with the process.
  await once(
    socket.resume().on('error', () => undefined),
    'close',
  )
  expect(heard).toHaveLength(before)
  gone.close()
})
