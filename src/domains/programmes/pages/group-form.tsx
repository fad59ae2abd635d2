import { weekdayName } from '#kernel/dates'
import { capital } from '#kernel/sentence'
import { type Answers, Button, DateField, Disclosure, type FieldError, Form, Grid, Page, TextField } from '#ui'
import type { Programme } from '../model.ts'
import type { OwnGroup, OwnModule } from '../own.ts'

export type GroupFormProps = {
  programme: Programme
  module: OwnModule
  /** Null for a new one. */
  group: OwnGroup | null
  zone: string
  /** Where the organisation is: most groups meet there. */
  address: string
  errors?: readonly FieldError[]
  answers?: Answers['answers']
}

/** A group: who teaches, where and when, how many, and when families may apply (domain 4.7). */
export function GroupFormPage({ programme, module, group, zone, address, errors = [], answers }: GroupFormProps) {
  return (
    <Page
      title={group ? `Группа ${group.name}` : 'Новая группа'}
      over={`${programme.name}, ${module.name}`}
      back={{ href: `/provider/programmes/${programme.id}`, label: programme.name }}
      errors={errors}
      answers={answers ?? (group ? typedOf(group, zone) : { address, opensAt: '9:00' })}
      hidden
    >
      <Form action={group ? `/provider/groups/${group.id}` : `/provider/modules/${module.id}/groups`}>
        <TextField name="name" label="Название" hint="Например, Р-1" width="20" autocomplete="off" />
        <TextField name="teacher" label="Преподаватель" hint="Фамилия, имя, отчество" autocomplete="off" />
        <TextField name="address" label="Адрес занятий" autocomplete="off" />
        <TextField name="capacity" label="Сколько мест" inputmode="numeric" width="3" />
        <DateField name="starts" label="Первый день занятий" hint="Например, 1 9 2026" />
        <DateField name="ends" label="Последний день занятий" hint="Например, 31 5 2027" />
        <h2>Расписание</h2>
        <p class="hint">Часы занятий, например 16:00–17:30. Если в день два занятия, напишите их через запятую.</p>
        {[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
          <Weekday key={weekday} weekday={weekday} />
        ))}
        <h2>Когда принимаете заявки</h2>
        <DateField name="opens" label="Первый день приёма" hint="До этой минуты заявку не может подать никто" />
        <TextField name="opensAt" label="Во сколько открыть" hint="Например, 9:00" width="5" />
        <DateField name="closes" label="Последний день приёма" hint="Весь этот день заявки ещё принимают" />
        <Disclosure
          summary="Группа занимается несколько учебных лет"
          open={Boolean(group?.nextApplicationsFrom) || errors.some(({ field }) => field.startsWith('next'))}
        >
          <p>Новых детей, которые начнут со следующего учебного года, можно принимать в другие дни.</p>
          <DateField name="nextOpens" label="Первый день второго приёма" optional hint="Например, 1 6 2027" />
          <DateField name="nextCloses" label="Последний день второго приёма" optional hint="Например, 31 8 2027" />
        </Disclosure>
        <Button>{group ? 'Сохранить группу' : 'Добавить группу'}</Button>
      </Form>
    </Page>
  )
}

function Weekday({ weekday }: { weekday: number }) {
  const name = weekdayName(weekday)
  return (
    <Grid pair>
      <TextField name={`times.${weekday}`} label={capital(name)} autocomplete="off" />
      <TextField name={`rooms.${weekday}`} label={`Кабинет, ${name}`} optional autocomplete="off" />
    </Grid>
  )
}

function typedOf(group: OwnGroup, zone: string): Record<string, string> {
  const dayOf = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(zone).toPlainDate()
  const { applicationsFrom, applicationsTo, nextApplicationsFrom, nextApplicationsTo } = group
  const opens = applicationsFrom.toZonedDateTimeISO(zone)
  const days = {
    ...{ starts: group.startsOn, ends: group.endsOn, opens: opens.toPlainDate(), closes: dayOf(applicationsTo) },
    ...(nextApplicationsFrom && { nextOpens: dayOf(nextApplicationsFrom) }),
    ...(nextApplicationsTo && { nextCloses: dayOf(nextApplicationsTo) }),
  }
  const { name, teacher, address, capacity } = group
  return {
    ...{ name, teacher, address, capacity: String(capacity) },
    opensAt: `${opens.hour}:${String(opens.minute).padStart(2, '0')}`,
    ...Object.assign({}, ...Object.entries(days).map(([field, day]) => dayFields(field, day))),
    ...Object.assign({}, ...[1, 2, 3, 4, 5, 6, 7].map((weekday) => weekFields(weekday, group))),
  }
}

function dayFields(field: string, { day, month, year }: Temporal.PlainDate) {
  return { [`${field}.day`]: String(day), [`${field}.month`]: String(month), [`${field}.year`]: String(year) }
}

function weekFields(weekday: number, { lessons }: OwnGroup) {
  const own = lessons.filter((lesson) => lesson.weekday === weekday)
  const times = own.map(({ startsAt, endsAt }) => `${startsAt}–${endsAt}`).join(', ')
  return { [`times.${weekday}`]: times, [`rooms.${weekday}`]: own[0]?.room ?? '' }
}
