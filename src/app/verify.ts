/** `npm run verify`: every invariant of the database and the chain of the journal. Works beside a running program. */
import { verifyJournal } from '#audit'
import { readConfig } from './config.ts'
import { findBroken } from './invariants.ts'
import { openServer } from './server.ts'

const say = (line: string) => console.log(line)
const server = await openServer(readConfig(process.env), say)
let whole = true
try {
  const began = performance.now()
  const { checked, broken } = await findBroken(server.db.reader)
  for (const { name, words, rows } of broken) {
    whole = false
    say(`✗ ${name}: ${words}`)
    for (const row of rows)
      say(`    ${JSON.stringify(row, (_, value) => (typeof value === 'bigint' ? String(value) : value))}`)
  }
  if (broken.length === 0) say(`✓ Деньги, места и договоры сходятся: проверок ${checked}.`)
  const { damage, batches, entries, unsealed } = await verifyJournal(server.db.reader)
  if (damage) {
    whole = false
    say(
      `✗ Журнал нарушен: ${JSON.stringify(damage, (_, value) => (typeof value === 'bigint' ? String(value) : value))}`,
    )
  } else say(`✓ Цепочка журнала цела: записей ${entries} в ${batches} звеньях, ждут печати ${unsealed}.`)
  say(`Проверено за ${((performance.now() - began) / 1000).toFixed(1)} с.`)
} finally {
  await server.stop()
}
process.exit(whole ? 0 : 1)
