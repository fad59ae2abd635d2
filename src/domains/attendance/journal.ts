import type { Reader } from '#platform/db'
import type { GroupId } from '#programmes'
import { settingOf } from '#region'
import { countedShareOf, isAhead } from './actions/month.ts'
import type { ContractMonth, GroupMonth } from './model.ts'
import { listContractMonths, listGroupMonths, readSheet, type SheetLesson } from './queries/group.ts'
import { closesFrom, whyNotClose, whyNotSettle } from './rules/lesson.ts'
import { decemberFrom } from './settings.ts'
import { presenceSigns } from './words.ts'

type Day = Temporal.PlainDate
type Contract = ContractMonth & { counted: number; signs: ReadonlyMap<string, string> }

export type Journal = {
  group: GroupMonth
  lessons: SheetLesson[]
  contracts: Contract[]
  refusal: ReturnType<typeof whyNotClose>
}

type Asked = { providerId: string; groupId: GroupId; month: Day; today: Day }

/** The journal of a provider's group for a month; null for a group that is not there, not theirs or had nobody. */
export async function findJournal(reader: Reader, asked: Asked): Promise<Journal | null> {
  const { groupId, month, today } = asked
  const [group] = await listGroupMonths(reader, asked)
  if (!group) return null
  const [{ lessons, marks }, months, december] = await Promise.all([
    readSheet(reader, groupId, month),
    listContractMonths(reader, groupId, { month, ahead: isAhead(month, today) }),
    settingOf(reader, decemberFrom, today),
  ])
  const byChild = Map.groupBy(marks, ({ applicationId }) => applicationId)
  const contracts = await Promise.all(
    months.map(async (one) => ({
      ...one,
      counted: one.countedShare ?? (await countedShareOf(reader, one, month)),
      signs: new Map(
        (byChild.get(one.applicationId) ?? []).map(({ lessonId, presence }) => [lessonId, presenceSigns[presence]]),
      ),
    })),
  )
  const { closedAt, unmarked } = group
  const refusal = whyNotClose({ month, today, closed: closedAt !== null, unmarked, decemberFrom: december })
  return { group, lessons, contracts, refusal: refusal ?? whyNotSettle(months, today) }
}

/** The first day on which a month may be closed. */
export async function closesOn(reader: Reader, month: Day, today: Day): Promise<Day> {
  return closesFrom(month, await settingOf(reader, decemberFrom, today))
}
