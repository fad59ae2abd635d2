import { useField } from './answers.ts'
import { RadioGroup } from './choice.tsx'
import { TextField } from './text-field.tsx'

type MarkRow = { id: string; label: string; note?: string; value?: string; noteValue?: string }

export type MarkListProps = {
  /** Names of the fields: `mark.ID` and `note.ID`. */
  mark: string
  note: string
  rows: readonly MarkRow[]
  options: readonly { value: string; label: string; asks?: boolean }[]
  noteLabel: string
}

/** One choice for each person of a list, with targets for a thumb; the note of a row appears with a choice that `asks` for it. */
export function MarkList({ mark, note, rows, options, noteLabel }: MarkListProps) {
  return (
    <div class="marks">
      {rows.map((row) => (
        <Row key={row.id} {...{ mark, note, row, options, noteLabel }} />
      ))}
    </div>
  )
}

function Row({ mark, note, row, options, noteLabel }: Omit<MarkListProps, 'rows'> & { row: MarkRow }) {
  const { value } = useField(`${mark}.${row.id}`, {})
  const { value: typed } = useField(`${note}.${row.id}`, {})
  return (
    <div class="mark">
      <RadioGroup
        name={`${mark}.${row.id}`}
        legend={row.label}
        hint={row.note}
        inline
        options={options}
        value={value || row.value || ''}
      />
      <div class="mark-note">
        <TextField name={`${note}.${row.id}`} label={noteLabel} optional value={typed || row.noteValue || ''} />
      </div>
    </div>
  )
}
