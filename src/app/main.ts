/** `npm start`: one program, by default with both roles, on the embedded database. */
import { readConfig } from './config.ts'
import { type Program, startProgram } from './program.ts'

const say = (line: string) => console.log(line)

let program: Promise<Program> | undefined
let stopping = false

async function stop(): Promise<void> {
  if (stopping) return
  stopping = true
  say('Останавливаюсь: дожидаюсь начатых запросов и закрываю базу данных…')
  try {
    await (await program)?.stop()
    process.exit(0)
  } catch (error) {
    console.error(error)
    process.exit(1)
  }
}
process.on('SIGINT', stop)
process.on('SIGTERM', stop)
if (process.env.npm_lifecycle_event) stopWithNpm()

/** SIGTERM to npm ends its shell without telling us: without this the program would live on, holding the port. */
function stopWithNpm(): void {
  const { ppid } = process
  setInterval(() => process.ppid !== ppid && stop(), 500).unref()
}

try {
  const began = performance.now()
  program = startProgram(readConfig(process.env), say)
  const { address, died } = await program
  died.then(() => {
    // Whoever watches the program (systemd, a container) starts it anew, and the start recovers the database.
    console.error('База данных остановилась сама. Программа завершается; запустите её снова.')
    process.exit(1)
  })
  say(`Готово за ${((performance.now() - began) / 1000).toFixed(1)} с: ${address}`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  if (process.env.LOG_LEVEL === 'debug') console.error(error)
  process.exit(1)
}
