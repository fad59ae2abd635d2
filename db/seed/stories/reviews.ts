import type { Actor } from '#access'
import { acceptContract, closeContracts, confirmApplication, startContracts, terminateContract } from '#enrolment'
import { listChildrenOf } from '#families'
import { isBefore } from '#kernel/dates'
import {
  answerReview,
  countTurnoverOnce,
  decideWords,
  findReview,
  mayReview,
  type ReviewId,
  reckonPortion,
  sendReview,
} from '#reviews'
import { apply } from '../acts.ts'
import type { Stage } from '../stage.ts'

const praise =
  'Дочка бежит на занятия вприпрыжку. За осень выучили два танца и выступили на дне города. Костюмы дают, ничего покупать не пришлось.'
const thanks = 'Спасибо! Весной едем на конкурс, костюмы уже шьём.'
const wish =
  'Тренер объясняет спокойно, дети не боятся проигрывать. Хотелось бы больше партий с часами и вешалку в коридоре побольше.'

/** Two reviews, one of them read and answered to; and a study that ended with the last month and can be rated. */
export async function reviewsNow(stage: Stage): Promise<void> {
  const { tx, moments, people, town } = stage
  const { chess, raduga } = town.programmes.programmes
  const { daysAgo } = moments
  const arts: Actor = { ...people('sokolova'), scopeId: town.programmes.providers.arts ?? null }

  const said = await review(stage, 'petr-nikitin', { programmeId: raduga?.programmeId, mark: 5, words: praise }, 5)
  if (said) {
    await letThrough(stage, said, 'review', 4)
    await answerReview(tx, arts, { id: said, words: thanks }, daysAgo(3, 10))
    await letThrough(stage, said, 'answer', 2)
  }
  await review(stage, 'anna-petrova', { programmeId: chess?.programmeId, mark: 4, words: wish }, 1)
  await leaveShips(stage)
  await countTurnoverOnce(tx, moments.now)
  await reckonPortion(tx, null, moments.now)
}

type Wish = { programmeId: string | undefined; mark: number; words: string }

/** Null where the family's lessons have not begun yet, at the beginning of a study year. */
async function review(
  { tx, people, moments }: Stage,
  who: string,
  wished: Wish,
  days: number,
): Promise<ReviewId | null> {
  const { programmeId, ...written } = wished
  const by = people(who)
  const now = moments.daysAgo(days, 20)
  return programmeId && (await mayReview(tx, by, programmeId, now))
    ? sendReview(tx, by, { ...written, programmeId }, now)
    : null
}

async function letThrough({ tx, people, moments }: Stage, id: ReviewId, what: 'review' | 'answer', days: number) {
  const found = await findReview(tx, id)
  const readAt = what === 'review' ? found?.sentAt : found?.answer?.sentAt
  if (readAt)
    await decideWords(
      tx,
      people('karimova'),
      { id, what, readAt, was: 'awaiting', decision: { published: true } },
      moments.daysAgo(days, 11),
    )
}

/** Varvara built ships until the end of the last month, when her family ended the contract. */
async function leaveShips(stage: Stage): Promise<void> {
  const { tx, moments, people, town } = stage
  const { today, zone, enrolled } = moments
  const petr = people('petr-nikitin')
  const groupId = town.programmes.programmes.ships?.groupIds[0]
  const first = today.with({ day: 1 })
  const given = first.subtract({ days: 6 }).toZonedDateTime({ timeZone: zone, plainTime: '19:00' }).toInstant()
  const [varvara] = await listChildrenOf(tx, petr.userId)
  if (!groupId || !varvara || !isBefore(enrolled, given)) return
  const id = await apply(stage, petr, { childId: varvara.id, groupId }, enrolled)
  if (!id) return
  await confirmApplication(tx, people('sokolova'), id, enrolled)
  await acceptContract(tx, petr, id, enrolled)
  await startContracts(tx, given)
  await terminateContract(tx, petr, id, { side: 'family', reason: 'Переехали далеко от кружка' }, given)
  await closeContracts(tx, groupId, first.toZonedDateTime({ timeZone: zone, plainTime: '00:30' }).toInstant())
}
