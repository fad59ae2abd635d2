import { writeToGuardians } from '#families'
import { findGrantedFor } from '#funding'
import type { Tx } from '#platform/db'
import { planJob } from '#platform/jobs'
import { planLetter } from '#platform/mail'
import { regionZone } from '#region'
import { noticeFacts } from '../../contracts/mails/termination.ts'
import type { ApplicationId } from '../../model.ts'
import { tellProlongation } from '../../prolongation/actions/tell.ts'
import { visitorFacts } from '../../visitors/mails.ts'
import { newsFacts } from '../mails/news-facts.ts'
import { findAnyApplicationView } from '../queries/list.ts'
import { findStory } from '../queries/story.ts'

/** What can be news of an application. */
export const newsKinds = [
  ...(['submitted', 'confirmed', 'refused', 'cancelled', 'expired', 'enrolled', 'ending'] as const),
  ...(['notice', 'notice-withdrawn', 'terminated', 'completed', 'lapsed', 'offer-reminder'] as const),
  ...(['for-visitor', 'disputed', 'dispute-settled', 'answer-soon'] as const),
] as const
export type News = (typeof newsKinds)[number]

const providerLetters: Partial<Record<News, string>> = {
  submitted: 'enrolment.new-application',
  expired: 'enrolment.answer-late',
  ending: 'enrolment.contract-ending',
  disputed: 'enrolment.dispute-of-family',
  'answer-soon': 'enrolment.answer-awaited',
  lapsed: 'enrolment.offer-lapsed',
  notice: 'enrolment.contract-notice',
  'notice-withdrawn': 'enrolment.contract-notice-withdrawn',
}

/** Plans letters to every guardian, and to the provider what concerns it; a repeat replaces what still waits. */
export async function tellNews(tx: Tx, id: ApplicationId, news: News): Promise<void> {
  const application = await findAnyApplicationView(tx, id)
  if (!application) return
  // Answered while the reminder was planned.
  if (news === 'answer-soon' && application.state !== 'submitted') return
  // Whoever brought it reads the state itself: the order of jobs says nothing about the order of states.
  if (application.fromSystem) await planJob(tx, 'enrolment.order-moved', { applicationId: id })
  if (application.prolongsId && isEnd(news)) return tellProlongation(tx, id, 'closed')
  const [story, zone, credited] = await Promise.all([findStory(tx, id), regionZone(tx), findGrantedFor(tx, id)])
  const notice = story.notices.find(({ withdrawnAt }) => withdrawnAt === null)
  const facts = {
    ...newsFacts(application),
    notice: notice ? noticeFacts(notice, application.startsOn) : null,
    visitor: story.visitor && visitorFacts(story.visitor, zone),
    outcome: story.dispute?.outcome ?? null,
    credited: credited === null ? null : String(credited),
    seatGoesOn: story.seatGoesOn,
  }
  await writeToGuardians(tx, application.childId, { letter: `enrolment.${news}`, facts, key: `${id}:${news}` })
  const toProvider = providerLetters[news]
  if (toProvider)
    await planLetter(tx, {
      ...{ to: application.providerEmail, cabinet: { role: 'provider', scopeId: application.providerId } },
      ...{ letter: toProvider, facts, key: `${id}:${toProvider}` },
    })
}

function isEnd(news: News): boolean {
  return news === 'cancelled' || news === 'refused' || news === 'expired'
}
