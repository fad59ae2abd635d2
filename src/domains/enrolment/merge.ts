import { defineMergePart, type KeptRows, keepRows, moveRows, type Pair, putBack } from '#families'
import { plural } from '#kernel/plural'
import { quoted } from '#kernel/quoted'
import type { Json } from '#kernel/refusal'
import { type Reader, sql, type Tx } from '#platform/db'

type Twice = { programme: string; group: string; one: string; two: string }

/** Applications and contracts go to the kept record as they stand: seats and money are held by the application, not by the child. */
defineMergePart({
  name: 'enrolment',
  tables: ['enrolment_application'],
  async lock(tx, { keptId, mergedId }) {
    await sql`select from enrolment_application where child_id in (${keptId}, ${mergedId})
      order by id for no key update`.execute(tx)
  },
  async preview(reader, pair) {
    const [twice, moved] = await Promise.all([listTwice(reader, pair), countMoved(reader, pair)])
    const going = plural(moved, 'заявка или договор', 'заявки и договора', 'заявок и договоров')
    return {
      consequences:
        moved > 0
          ? [`В общую карточку ${moved === 1 ? 'перейдёт' : 'перейдут'} ${going}: места и деньги остаются за ними.`]
          : [],
      obstacles: twice.map(
        ({ programme, group, one, two }) =>
          `В группе ${quoted(group)} (${quoted(programme)}) действуют обе заявки, ${one} и ${two}. Сначала одну из них отзывает семья или отклоняет организация.`,
      ),
      choices: [],
    }
  },
  async move(tx, { pair }) {
    const rows = await keepRows(tx, 'enrolment_application', [pair.keptId, pair.mergedId])
    await moveRows(tx, 'enrolment_application', pair)
    await followCertificate(tx, pair.keptId)
    return rows as unknown as Json
  },
  async undo(tx, { pair, trace }) {
    const rows = trace as unknown as KeptRows
    const merged = rows.filter((row) => row.child_id === pair.mergedId)
    await putBack(tx, 'enrolment_application', merged, ['child_id'])
    await putBack(tx, 'enrolment_application', rows.filter(isFree), ['certificate_id'])
  },
  async isApart(reader, { keptId, mergedId }) {
    // Filed on the common record with a certificate that goes back: it would be of two children.
    const { rows } = await sql`select from enrolment_application application
      join certificates_certificate certificate on certificate.id = application.certificate_id
      where application.child_id in (${keptId}, ${mergedId}) and certificate.child_id <> application.child_id limit 1`.execute(
      reader,
    )
    return rows.length === 0
  },
})

/** What no certificate pays for is told by the certificate that stays. */
async function followCertificate(tx: Tx, childId: string): Promise<void> {
  await sql`update enrolment_application set certificate_id = certificate.id
    from certificates_certificate certificate
    where certificate.child_id = ${childId} and certificate.validity in ('valid', 'frozen')
      and enrolment_application.child_id = ${childId} and source <> 'certificate' and certificate_id is not null
      and state in ('submitted', 'confirmed', 'enrolled')`.execute(tx)
}

function isFree(row: KeptRows[number]): boolean {
  return row.source !== 'certificate'
}

async function listTwice(reader: Reader, { keptId, mergedId }: Pair): Promise<Twice[]> {
  const living = sql`('submitted', 'confirmed', 'enrolled')`
  const { rows } = await sql<Twice>`
    select programme.name as programme, place.name as "group", one.number as one, two.number as two
    from enrolment_application one join enrolment_application two on two.group_id = one.group_id
      join programmes_group place on place.id = one.group_id join programmes_module module on module.id = place.module_id
      join programmes_programme programme on programme.id = module.programme_id
    where one.child_id = ${keptId} and two.child_id = ${mergedId} and one.state in ${living} and two.state in ${living}`.execute(
    reader,
  )
  return rows
}

async function countMoved(reader: Reader, { mergedId }: Pair): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from enrolment_application
    where child_id = ${mergedId}`.execute(reader)
  return rows[0]?.count ?? 0
}
