/** The program that is killed in the middle of its works: the production database in its own folder, and the works. */
import { sql } from '#platform/db'
import { findBroken } from '../../src/app/invariants.ts'
import { openServer } from '../../src/app/server.ts'
import { buildTown, inWords, sumsOf, work } from './long-works.ts'

const [dataFolder = ''] = process.argv.slice(2)
const facts = { databaseUrl: null, dataFolder, databaseSchema: 'kruzhok_demo', databaseConnections: 4 }
const server = await openServer(facts, () => {})
const { rows } = await sql`select from enrolment_application limit 1`.execute(server.db.reader)
if (rows.length === 0) await server.db.transaction(buildTown)
process.stdout.write('ready\n')
await work(server.db, () => process.stdout.write('.'))
const [sums, { broken }] = [await sumsOf(server.db), await findBroken(server.db.reader)]
process.stdout.write(`done\n${inWords({ sums, broken })}\n`)
await server.stop()
process.exit(0)
