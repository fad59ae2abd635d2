/**
 * `npm run seed -- --children N --programmes N [--seed S]`: fills the region with invented families and programmes,
 * the same for the same seed. It reads PORT, DATA_DIR, DATABASE_URL and REGION as the program does.
 */
import { parseArgs } from 'node:util'
import { systemClock } from '#platform/clock'
import { regionZone } from '#region'
import { bulkChildren } from '../../db/seed/bulk/children.ts'
import { bulkProgrammes } from '../../db/seed/bulk/programmes.ts'
import { type Config, readConfig } from './config.ts'
import { openServer } from './server.ts'
import { prepareTown } from './town.ts'

const say = (line: string) => console.log(line)

try {
  await seed(readConfig(process.env), readWishes(process.argv.slice(2)))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

type Wishes = { children: number; programmes: number; seed: number }

function readWishes(words: string[]): Wishes {
  const options = { children: { type: 'string' }, programmes: { type: 'string' }, seed: { type: 'string' } } as const
  const { values } = parseArgs({ args: words, options })
  const wishes = {
    children: wholeNumber('--children', values.children ?? '0'),
    programmes: wholeNumber('--programmes', values.programmes ?? '0'),
    seed: wholeNumber('--seed', values.seed ?? '1'),
  }
  if (wishes.children + wishes.programmes === 0)
    throw new Error('Скажите, сколько придумать: npm run seed -- --children 1000 --programmes 1000')
  return wishes
}

function wholeNumber(name: string, text: string): number {
  if (!/^\d{1,7}$/.test(text)) throw new Error(`${name}: нужно целое число, например ${name} 1000`)
  return Number(text)
}

async function seed(config: Config, wishes: Wishes): Promise<void> {
  await refuseRunning(config)
  const server = await openServer(config, say)
  try {
    const now = systemClock.now()
    await prepareTown({ db: server.db, clock: systemClock, config }, config, say)
    const zone = await regionZone(server.db.reader)
    const { pool } = server.jobs
    const facts = { seed: wishes.seed, now, zone }
    if (wishes.programmes > 0) {
      const progress = progressBar('Программы', wishes.programmes)
      await bulkProgrammes(pool, { ...facts, programmes: wishes.programmes, progress })
    }
    if (wishes.children > 0) {
      const progress = progressBar('Дети', wishes.children)
      await bulkChildren(pool, { ...facts, children: wishes.children, progress })
    }
  } catch (error) {
    if ((error as { code?: string }).code === '23505')
      throw new Error(`Этот регион с --seed ${wishes.seed} уже придуман: возьмите другое число.`, { cause: error })
    throw error
  } finally {
    await server.stop()
  }
}

/** The embedded server belongs to one program at a time: opening it here would take it away from the running one. */
async function refuseRunning({ databaseUrl, port }: Config): Promise<void> {
  if (databaseUrl) return
  const alive = await fetch(`http://127.0.0.1:${port}/health/live`).catch(() => null)
  if (alive?.ok) throw new Error(`Программа сейчас работает (порт ${port}): остановите её, потом придумывайте регион.`)
}

/** A bar where there is a terminal, a line for every tenth otherwise. */
function progressBar(what: string, total: number): (done: number) => void {
  const began = performance.now()
  let told = 0
  return (done) => {
    const share = done / total
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    const words = `${what}: ${done} из ${total}, ${seconds} с`
    if (process.stdout.isTTY) {
      const filled = Math.round(share * 30)
      process.stdout.write(`\r${'█'.repeat(filled)}${'░'.repeat(30 - filled)} ${words}${done === total ? '\n' : ''}`)
    } else if (Math.floor(share * 10) > told) {
      told = Math.floor(share * 10)
      say(words)
    }
  }
}
