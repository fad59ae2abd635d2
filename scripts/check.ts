/**
 * `npm run check`: everything about the code that needs no run of the program.
 * `npm run check -- types unused` runs only these steps; `npm run check -- requirements [--json]` tells which
 * requirements the tests carry.
 */
import { spawn } from 'node:child_process'
import { delimiter, resolve } from 'node:path'
import { showRequirements } from './requirements.ts'

const rules = ['test/architecture.test.ts', 'test/schema.test.ts']
const steps: Record<string, { says: string; command: string[] }> = {
  style: { says: 'format and lint', command: ['biome', 'check', '--error-on-warnings', '.'] },
  types: { says: 'types', command: ['tsc', '--noEmit'] },
  architecture: { says: 'rules of the house', command: ['vitest', 'run', ...rules] },
  unused: { says: 'unused code', command: ['knip', '--no-progress'] },
  schema: { says: 'schema dump is up to date', command: ['node', 'scripts/run.js', 'scripts/schema.ts', '--check'] },
}

const [first, ...rest] = process.argv.slice(2)
if (first === 'requirements') showRequirements({ json: rest.includes('--json') })
else process.exitCode = (await runSteps(first ? [first, ...rest] : Object.keys(steps))) ? 0 : 1

async function runSteps(names: string[]): Promise<boolean> {
  const failed: string[] = []
  for (const name of names) {
    const step = steps[name]
    if (!step) throw new Error(`no step "${name}": there are ${Object.keys(steps).join(', ')} and requirements`)
    const started = performance.now()
    const { code, output } = await run(step.command)
    if (code !== 0) {
      failed.push(name)
      console.log(output.trimEnd())
    }
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    console.log(`${code === 0 ? '✓' : '✗'} ${step.says} (${name}), ${seconds} s`)
  }
  console.log(failed.length === 0 ? 'check: all is well' : `check: failed: ${failed.join(', ')}`)
  return failed.length === 0
}

function run(command: string[]): Promise<{ code: number | null; output: string }> {
  const [program = '', ...options] = command
  const PATH = `${resolve('node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}`
  const windows = process.platform === 'win32'
  return new Promise((done, fail) => {
    const child = spawn(program, options, {
      env: { ...process.env, PATH },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: windows,
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text
      })
    }
    child.on('error', fail).on('close', (code) => done({ code, output }))
  })
}
