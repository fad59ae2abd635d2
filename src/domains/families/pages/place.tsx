import type { Municipality } from '#region'
import { type Answers, Button, type FieldError, Form, Page, Select, TextField } from '#ui'
import type { Place } from '../model.ts'

type Props = {
  childId: string
  childName: string
  place: Place | null
  /** Where the family came from to set it. */
  next?: string | null
  municipalities: readonly Pick<Municipality, 'id' | 'name'>[]
  errors?: readonly FieldError[]
  answers?: Answers['answers']
}

/** S-024, S-025: near which place programmes and organisations are offered. */
export function PlacePage({ childId, childName, place, next, municipalities, errors = [], answers = {} }: Props) {
  const here = `/my/children/${childId}/settings`
  return (
    <Page
      title="Удобный адрес для посещения занятий"
      over={childName}
      lead="Рядом с этим местом мы будем предлагать программы и организации. Квартира и дом не нужны: хватит улицы, остановки или школы."
      back={{ href: here, label: 'Настройки сертификата' }}
      errors={errors}
      answers={answers}
      hidden
    >
      <Form action={`${here}/place`}>
        {next && <input type="hidden" name="next" value={next} />}
        <Select
          name="municipality"
          label="Муниципалитет"
          options={municipalities.map(({ id, name }) => ({ value: id, label: name }))}
          empty="Выберите муниципалитет"
          width="half"
        />
        <TextField
          name="words"
          label="Населённый пункт и улица"
          hint="Например: г. Озёрный, ул. Садовая, у школы № 3"
          maxlength={200}
        />
        <TextField
          name="point"
          label="Координаты"
          hint="Если знаете: их показывает любая карта, например 58.612, 33.184. Без них возьмём середину муниципалитета"
          optional
          width="20"
        />
        <Button>Сохранить адрес</Button>
      </Form>
      {place && (
        <Form action={`${here}/place/removal`} class="form-inline">
          <Button kind="ghost">Убрать адрес</Button>
        </Form>
      )}
    </Page>
  )
}
