import { writeToGuardians } from '#families'
import type { Tx } from '#platform/db'
import { planLetter } from '#platform/mail'
import { regionZone } from '#region'
import { findAnyApplicationView } from '../../applications/queries/list.ts'
import type { ApplicationId } from '../../model.ts'
import { prolongationFacts } from '../mails.ts'
import { findProlongation } from '../queries/row.ts'
import { listLines, type RunId } from '../queries/run.ts'

/** What of a prolonged contract is written about. */
export const prolongationNewsKinds = ['offered', 'awaits-agreement', 'in-force', 'stopped', 'closed'] as const
export type ProlongationNews = (typeof prolongationNewsKinds)[number]

const letters: Record<ProlongationNews, string> = {
  offered: 'enrolment.prolonged',
  'awaits-agreement': 'enrolment.prolongation-awaits',
  'in-force': 'enrolment.prolongation-in-force',
  stopped: 'enrolment.prolongation-stopped',
  closed: 'enrolment.prolongation-closed',
}

/** Plans letters to every guardian, and to the provider whose contract does not go on; a repeat replaces what still waits. */
export async function tellProlongation(
  tx: Tx,
  id: ApplicationId,
  news: ProlongationNews,
  turn?: number,
): Promise<void> {
  const [application, prolongation] = await Promise.all([findAnyApplicationView(tx, id), findProlongation(tx, id)])
  if (!application || !prolongation || (news === 'offered' && application.state !== 'confirmed')) return
  const facts = prolongationFacts(application, prolongation, { zone: await regionZone(tx), turn })
  const key = `${id}:prolongation-${news}:${turn ?? 1}`
  await writeToGuardians(tx, application.childId, { letter: letters[news], facts, key })
  if (news === 'closed')
    await planLetter(tx, {
      to: application.providerEmail,
      cabinet: { role: 'provider', scopeId: application.providerId },
      letter: 'enrolment.prolongation-ended',
      facts,
      key: `${key}:provider`,
    })
}

/** To the family of a contract that a run could not prolong: all reasons, and what to do. */
export async function tellNotProlonged(tx: Tx, id: ApplicationId, runId: RunId): Promise<void> {
  const [application, lines] = await Promise.all([findAnyApplicationView(tx, id), listLines(tx, runId)])
  const reasons = lines.find((line) => line.id === id)?.reasons
  if (!application || !reasons) return
  const { number: before, name, surname, programme, article, childId, provider, providerPhone, endsOn } = application
  const about = { before, child: `${name} ${surname}`, programme, article, childId, provider, providerPhone }
  const facts = { ...about, endsOn: endsOn.toString(), reasons }
  const key = `${id}:not-prolonged:${reasons.map(({ code }) => code).join(',')}`
  await writeToGuardians(tx, childId, { letter: 'enrolment.not-prolonged', facts, key })
}
