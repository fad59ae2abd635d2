import { guardiansOf } from '#families'
import type { Tx } from '#platform/db'
import { planLetter } from '#platform/mail'
import { newsFacts } from '../mails/application.ts'
import type { ApplicationId } from '../model.ts'
import { findAnyApplicationView } from '../queries/list.ts'

/** What can be news of an application. */
export const newsKinds = ['submitted', 'confirmed', 'refused', 'cancelled', 'expired', 'enrolled'] as const
export type News = (typeof newsKinds)[number]

/** Plans letters to every guardian, and to the provider about a new application; a repeat replaces what still waits. */
export async function tellNews(tx: Tx, id: ApplicationId, news: News): Promise<void> {
  const application = await findAnyApplicationView(tx, id)
  if (!application) return
  const facts = newsFacts(application)
  for (const { userId, email } of await guardiansOf(tx, application.childId))
    if (email) await planLetter(tx, { to: email, letter: `enrolment.${news}`, facts, key: `${id}:${news}:${userId}` })
  if (news === 'submitted')
    await planLetter(tx, {
      to: application.providerEmail,
      letter: 'enrolment.new-application',
      facts,
      key: `${id}:new-application`,
    })
}
