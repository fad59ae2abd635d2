import { plural } from '#kernel/plural'
import { timetableWords } from '#programmes'
import { Stack } from '#ui'
import type { NearGroup } from '../queries/near.ts'

/** What the family could take instead: never a dead end. */
export function NearGroups({ groups, childId, age }: { groups: readonly NearGroup[]; childId: string; age: number }) {
  return (
    <section id="near">
      <Stack>
        <h3>{groups.length > 0 ? 'Где есть места' : 'Что ещё посмотреть'}</h3>
        {groups.length > 0 && (
          <ul>
            {groups.map((group) => (
              <li key={group.groupId}>
                <a href={`/programmes/${group.article}?child=${childId}&group=${group.groupId}`}>
                  {group.same ? `Группа ${group.group}` : group.programme}
                </a>
                <p class="muted small">
                  {[timetableWords(group.lessons), group.same ? null : group.provider].filter(Boolean).join(', ')} ·{' '}
                  {plural(group.capacity - group.taken, 'место', 'места', 'мест')}
                </p>
              </li>
            ))}
          </ul>
        )}
        <p>
          <a href={`/programmes?age=${age}&also=seats`}>Все программы по возрасту, где есть места</a>
        </p>
      </Stack>
    </section>
  )
}
