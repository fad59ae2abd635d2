import { InstantText } from './day-text.tsx'
import { Tag } from './tag.tsx'

/** What the program will do by itself with something that failed; the form to try at once stands below. */
export function NextTry({ dueAt, zone }: { dueAt: Temporal.Instant | null; zone: string }) {
  return (
    <p>
      {dueAt ? (
        <>
          Снова <InstantText instant={dueAt} zone={zone} />
        </>
      ) : (
        <Tag tone="bad">Больше не пробуем</Tag>
      )}
    </p>
  )
}
