import { formatPhone } from '#kernel/contacts'
import { formatRoubles } from '#kernel/money'
import {
  type Answers,
  Button,
  Checkbox,
  DateField,
  type FieldError,
  Form,
  Page,
  RadioGroup,
  Select,
  TextArea,
  TextField,
  typedTextHint,
} from '#ui'
import { audiences, type Event, kinds, levels } from '../model.ts'
import { audienceWords, kindWords, levelWords } from '../words.ts'

export type EventFormProps = {
  /** Null for a new one. */
  event: Event | null
  municipalities: readonly { id: string; name: string }[]
  errors?: readonly FieldError[]
  answers?: Answers['answers']
}

/** An event as its organiser writes it. */
export function EventFormPage({ event, municipalities, errors = [], answers }: EventFormProps) {
  const back = event
    ? { href: `/organiser/events/${event.id}`, label: event.name }
    : { href: '/organiser/events', label: 'Мероприятия' }
  return (
    <Page
      title={event ? 'Изменить мероприятие' : 'Новое мероприятие'}
      over={event?.name}
      lead={event ? undefined : 'Это черновик: семьи увидят мероприятие, когда вы его опубликуете.'}
      back={back}
      errors={errors}
      answers={answers ?? (event ? typedOf(event) : {})}
      hidden
    >
      <Form action={event ? `/organiser/events/${event.id}/edit` : '/organiser/events'}>
        <What />
        <When />
        <Where municipalities={municipalities} />
        <Who />
        <Seats />
        <h2>Кого спросить</h2>
        <TextField
          name="contactName"
          label="Ответственное лицо"
          hint="Имя и отчество видны семьям"
          autocomplete="off"
        />
        <TextField name="contactPhone" label="Телефон" type="tel" width="20" autocomplete="off" />
        <TextField name="contactEmail" label="Почта" type="email" width="half" autocomplete="off" optional />
        <Button>{event ? 'Сохранить' : 'Создать черновик'}</Button>
      </Form>
    </Page>
  )
}

function What() {
  return (
    <>
      <h2>Что будет</h2>
      <TextField name="name" label="Название" maxlength={200} />
      <Select
        name="kind"
        label="Вид мероприятия"
        empty="Выберите вид"
        width="half"
        options={kinds.map((value) => ({ value, label: kindWords[value] }))}
      />
      <RadioGroup
        name="level"
        legend="Уровень"
        inline
        options={levels.map((value) => ({ value, label: levelWords[value] }))}
      />
      <TextArea name="description" label="Описание" hint={typedTextHint} rows={7} limit={5000} />
      <TextArea
        name="conditions"
        label="Условия участия"
        hint="Что принести, чему соответствовать, как определяют победителей. Знаки оформления те же, что в описании"
        rows={4}
        limit={3000}
      />
    </>
  )
}

function When() {
  return (
    <>
      <h2>Когда</h2>
      <DateField name="startsOn" label="Первый день" hint="Например, 28 11 2026" />
      <TextField name="startsTime" label="Начало" hint="Например, 10:00" width="5" />
      <DateField name="endsOn" label="Последний день" hint="Тот же, если мероприятие идёт один день" />
      <TextField name="endsTime" label="Конец" width="5" />
      <DateField name="entryTo" label="Последний день записи" hint="Включительно" />
    </>
  )
}

function Where({ municipalities }: Pick<EventFormProps, 'municipalities'>) {
  return (
    <>
      <h2>Где</h2>
      <Select
        name="municipalityId"
        label="Муниципалитет"
        empty="Выберите муниципалитет"
        width="half"
        options={municipalities.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Checkbox name="online" label="Проходит онлайн" />
      <TextField
        name="place"
        label="Место"
        hint="Адрес и помещение; для мероприятия онлайн — где оно идёт, например «Видеовстреча»"
        maxlength={200}
      />
      <TextField
        name="link"
        label="Ссылка на встречу"
        hint="Её увидят только те, кто участвует"
        type="url"
        maxlength={300}
        optional
      />
    </>
  )
}

function Who() {
  return (
    <>
      <h2>Для кого</h2>
      <RadioGroup
        name="audience"
        legend="Кто участвует"
        inline
        options={audiences.map((value) => ({ value, label: audienceWords[value] }))}
      />
      <TextField name="ageFrom" label="С какого возраста" inputmode="numeric" width="3" suffix="лет" />
      <TextField name="ageTo" label="До какого возраста включительно" inputmode="numeric" width="3" suffix="лет" />
      <Checkbox
        name="ageStrict"
        label="Другой возраст не принимаем"
        hint="Без этой отметки ребёнка другого возраста записать можно, семью только предупредим"
      />
      <TextField
        name="costKopecks"
        label="Стоимость"
        hint="Для бесплатного мероприятия оставьте пустым"
        width="10"
        suffix="₽"
        optional
      />
      <TextField
        name="costNote"
        label="Пояснение к стоимости"
        hint="Например, материалы включены"
        maxlength={200}
        optional
      />
    </>
  )
}

function Seats() {
  return (
    <>
      <h2>Места и запись</h2>
      <TextField
        name="capacity"
        label="Сколько мест"
        hint="Без ограничения — оставьте пустым"
        inputmode="numeric"
        width="5"
        optional
      />
      <Checkbox
        name="waits"
        label="Вести лист ожидания"
        hint="Когда место освободится, программа сама предложит его первому в очереди"
      />
      <Checkbox
        name="byHand"
        label="Подтверждать каждую запись вручную"
        hint="Без этой отметки место подтверждается сразу"
      />
    </>
  )
}

const parts = (name: string, day: Temporal.PlainDate) => ({
  [`${name}.day`]: String(day.day),
  [`${name}.month`]: String(day.month),
  [`${name}.year`]: String(day.year),
})

/** What the form is filled with at first. */
export function typedOf(e: Event): Record<string, string> {
  const { name, kind, level, audience, description, conditions, municipalityId, place, costNote, contactName } = e
  const { startsTime, endsTime } = e
  const ticks = { online: e.online, ageStrict: e.ageStrict, waits: e.waits, byHand: e.byHand }
  return {
    ...{ name, kind, level, audience, description, conditions, municipalityId, place, costNote, contactName },
    ...{ startsTime, endsTime, link: e.link ?? '', contactEmail: e.contactEmail ?? '' },
    ...{ ageFrom: String(e.ageFrom), ageTo: String(e.ageTo), contactPhone: formatPhone(e.contactPhone) },
    ...{ capacity: e.capacity === null ? '' : String(e.capacity) },
    ...{ costKopecks: e.costKopecks === 0n ? '' : formatRoubles(e.costKopecks, { short: true }).replace(/\s?₽$/, '') },
    ...{ ...parts('startsOn', e.startsOn), ...parts('endsOn', e.endsOn), ...parts('entryTo', e.entryTo) },
    ...Object.fromEntries(Object.entries(ticks).map(([field, on]) => [field, on ? 'yes' : ''])),
  }
}
