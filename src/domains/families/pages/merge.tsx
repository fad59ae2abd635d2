import { formatDay } from '#kernel/dates'
import { fullName, shortName } from '#kernel/names'
import {
  Button,
  ButtonLink,
  ButtonRow,
  Card,
  type Column,
  ConfirmDialog,
  type FieldError,
  Form,
  Grid,
  InstantText,
  Notice,
  Page,
  RadioGroup,
  SummaryList,
  Table,
  Tag,
  TextArea,
} from '#ui'
import type { MergeView, Side } from '../merge-part.ts'
import { type Child, type Guardian, genders, type Masked, relationWords } from '../model.ts'
import type { Double } from '../queries/double.ts'
import type { Merge } from '../queries/merge.ts'
import type { Desk } from '../rules/desk.ts'

/** One record of a pair as staff see it. */
export type Record = { child: Child; masked: Masked; guardians: readonly Guardian[]; municipality: string }
export type PairProps = {
  desk: Desk
  double: Double
  kept: Record
  merged: Record
  view: MergeView
  zone: string
  /** Names stand here only for who may see them. */
  sees: boolean
  mayMerge: boolean
  errors?: readonly FieldError[]
  answers?: Readonly<{ [name: string]: string | readonly string[] }>
}

/** Two records side by side: field by field, with everything that a merge would do and what stands in its way. */
export function PairPage(props: PairProps) {
  const { desk, double, view, sees, errors = [], answers = {} } = props
  const mayChoose = double.state === 'open' && props.mayMerge && view.obstacles.length === 0
  return (
    <Page
      title="Это один ребёнок?"
      back={backOf(desk)}
      lead="Сравните карточки с документами ребёнка."
      errors={errors}
      answers={answers}
      width="wide"
      hidden
    >
      {double.state !== 'open' && <Notice title="По этим карточкам уже решили">{double.reason}</Notice>}
      {sees ? <Records {...props} /> : <HiddenNames />}
      {view.obstacles.length > 0 && <Obstacles obstacles={view.obstacles} />}
      {mayChoose ? <MergeForm {...props} /> : sees && <Differences {...props} />}
      {double.state === 'open' && (
        <Form action={`/${desk}/doubles/${double.id}/difference`}>
          <h2>Это разные дети</h2>
          <p>Обе карточки останутся, и больше о них не спросят. Сертификат можно будет активировать.</p>
          <TextArea name="difference" label="Как вы это проверили" rows={2} />
          <Button kind="ghost">Оставить обе карточки</Button>
        </Form>
      )}
    </Page>
  )
}

/** A reception point has no list of pairs: it comes from its own work and goes back there. */
function backOf(desk: Desk): { href: string; label: string } {
  return desk === 'reception'
    ? { href: '/reception', label: 'Приём заявлений' }
    : { href: `/${desk}/doubles`, label: 'Похожие карточки' }
}

type Field = { field: string; label: string; kept: string; merged: string }

/** What is chosen between; equal values need no choice. */
function fieldsOf(kept: Record, merged: Record): Field[] {
  const holderOf = ({ guardians }: Record) => {
    const holder = guardians.find((one) => one.holder)
    return holder ? `${shortName(holder)} (${relationWords[holder.relation]})` : 'никто'
  }
  const read = (label: string, value: (record: Record) => string, field: string) => ({
    field,
    label,
    kept: value(kept),
    merged: value(merged),
  })
  return [
    read('Фамилия, имя, отчество', ({ child }) => fullName(child), 'name'),
    read('Дата рождения', ({ child }) => formatDay(child.birthOn), 'birthOn'),
    read('Пол', ({ child }) => genders[child.gender], 'gender'),
    read('Муниципалитет', ({ municipality }) => municipality, 'municipality'),
    read('СНИЛС', ({ masked }) => masked.snils ?? 'не указан', 'snils'),
    read('Документ', ({ masked }) => masked.document ?? 'не указан', 'document'),
    read('Адрес', ({ masked }) => masked.address ?? 'не указан', 'address'),
    read('Владелец карточки', holderOf, 'holder'),
  ]
}

/** The two records as they came to be, and what is the same in both. */
function Records({ kept, merged, zone }: PairProps) {
  const equal = fieldsOf(kept, merged).filter((one) => one.kept === one.merged)
  return (
    <>
      <Grid pair>
        <Story title="Первая карточка" record={kept} zone={zone} />
        <Story title="Вторая карточка" record={merged} zone={zone} />
      </Grid>
      {equal.length > 0 && (
        <SummaryList title="Совпадает" rows={equal.map(({ label, kept: value }) => ({ label, value }))} />
      )}
    </>
  )
}

function Story({ title, record: { child, guardians }, zone }: { title: string; record: Record; zone: string }) {
  const names = guardians.map((one) => `${shortName(one)} (${relationWords[one.relation]})`).join(', ')
  return (
    <Card
      title={title}
      beside={child.confirmedAt ? <Tag tone="good">Сверена с документами</Tag> : <Tag>Не сверена</Tag>}
    >
      <p>
        <b>{fullName(child)}</b>, {formatDay(child.birthOn)}
      </p>
      <p>
        Заведена <InstantText instant={child.createdAt} zone={zone} />. За ребёнка отвечают: {names || 'никто'}
      </p>
    </Card>
  )
}

/** Where there is nothing to choose, the values still stand beside each other. */
function Differences({ kept, merged }: PairProps) {
  const columns: Column<Field>[] = [
    { label: 'Что отличается', cell: ({ label }) => label, head: true },
    { label: 'Первая карточка', cell: (one) => one.kept },
    { label: 'Вторая карточка', cell: (one) => one.merged },
  ]
  const different = fieldsOf(kept, merged).filter((one) => one.kept !== one.merged)
  return <Table caption="Что отличается" columns={columns} rows={different} rowKey={({ field }) => field} />
}

function MergeForm({ desk, double, kept, merged, view }: PairProps) {
  const different = fieldsOf(kept, merged).filter((one) => one.kept !== one.merged)
  return (
    <Form action={`/${desk}/doubles/${double.id}/merge`}>
      <h2>Это один ребёнок</h2>
      <p>Отметьте, какие данные останутся в общей карточке.</p>
      {different.map((one) => (
        <RadioGroup
          key={one.field}
          pair
          name={`choice.${one.field}`}
          legend={one.label}
          value="kept"
          options={[
            { value: 'kept' satisfies Side, label: one.kept, hint: 'в первой карточке' },
            { value: 'merged' satisfies Side, label: one.merged, hint: 'во второй карточке' },
          ]}
        />
      ))}
      {view.choices.map((choice) =>
        choice.forced ? (
          <p key={choice.field}>{choice.forced}.</p>
        ) : (
          <RadioGroup
            key={choice.field}
            pair
            name={`choice.${choice.field}`}
            legend={choice.legend}
            value={choice.value}
            options={choice.options.map(({ value, label }) => ({ value, label }))}
          />
        ),
      )}
      <h3>Что произойдёт</h3>
      <ul>
        {view.consequences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
        <li>Взрослые обеих карточек увидят общую; ссылки на вторую приведут в неё.</li>
      </ul>
      <TextArea name="reason" label="Почему вы объединяете карточки" hint="Это увидят родители" rows={2} />
      <Button>Объединить карточки</Button>
    </Form>
  )
}

function Obstacles({ obstacles }: { obstacles: readonly string[] }) {
  return (
    <Notice tone="warn" title="Объединить пока нельзя">
      <ul>
        {obstacles.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Notice>
  )
}

function HiddenNames() {
  return (
    <Notice title="Данные карточек скрыты">
      <p>
        Сверьте документы ребёнка. Если карточки разные, оставьте обе; если это один ребёнок, объединит региональный
        оператор.
      </p>
    </Notice>
  )
}

export type MergePageProps = {
  desk: Desk
  merge: Merge
  child: Child
  other: Child
  zone: string
  mayUndo: boolean
}

/** One merge of the history, with its way back. */
export function MergePage({ desk, merge, child, other, zone, mayUndo }: MergePageProps) {
  const back = backOf(desk)
  return (
    <Page
      title={merge.undoneAt ? 'Объединение отменено' : 'Карточки объединены'}
      over={fullName(child)}
      back={back}
      hidden
    >
      <SummaryList
        rows={[
          { label: 'Общая карточка', value: `${fullName(child)}, ${formatDay(child.birthOn)}` },
          { label: 'Вторая карточка', value: `${fullName(other)}, ${formatDay(other.birthOn)}` },
          { label: 'Когда', value: <InstantText instant={merge.mergedAt} zone={zone} /> },
          { label: 'Почему', value: merge.reason },
          ...(merge.undoneAt
            ? [{ label: 'Отменено', value: <InstantText instant={merge.undoneAt} zone={zone} /> }]
            : [{ label: 'Можно отменить', value: `до ${formatDay(merge.undoUntilOn)} включительно` }]),
        ]}
      />
      <ButtonRow>
        {mayUndo && (
          <ConfirmDialog
            label="Отменить объединение"
            title="Отменить объединение?"
            action={`/${desk}/merges/${merge.id}/undoing`}
            confirm="Отменить объединение"
          >
            <p>Снова будет две карточки, и всё в них встанет так, как было до объединения.</p>
          </ConfirmDialog>
        )}
        <ButtonLink href={back.href} kind="ghost">
          {desk === 'reception' ? 'К приёму заявлений' : 'К похожим карточкам'}
        </ButtonLink>
      </ButtonRow>
    </Page>
  )
}
