import { fullName } from '#kernel/names'
import { Button, Disclosure, Form, RadioGroup, SummaryList } from '#ui'
import type { Places } from '../faces.ts'
import type { Citizen } from '../people.ts'
import { Frame, home } from './frame.tsx'

/** S-090: the region stands there already. */
export function RegionPage({ person, region }: { person: string; region: string }) {
  return (
    <Frame title="Регион" step={1}>
      <SummaryList rows={[{ label: 'Регион записи', value: region }]} />
      <p class="muted">Определился автоматически по вашему адресу.</p>
      <Form action={`${home}/municipality`}>
        <input type="hidden" name="person" value={person} />
        <Button kind="go">Продолжить</Button>
      </Form>
    </Frame>
  )
}

export function MunicipalityPage({ person, places }: { person: string; places: Places }) {
  return (
    <Frame title="Где искать кружок?" step={2} back={`${home}/region?person=${person}`}>
      <Form action={`${home}/study-year`} method="get">
        <input type="hidden" name="person" value={person} />
        <RadioGroup
          name="municipality"
          legend="Муниципалитет"
          options={places.municipalities.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <Button kind="go">Продолжить</Button>
      </Form>
    </Frame>
  )
}

type Chosen = { person: string; municipality: string }

/** S-091: this study year or the next one. */
export function StudyYearPage({ person, municipality, years }: Chosen & { years: readonly number[] }) {
  const [current] = years
  return (
    <Frame title="Учебный год" step={3} back={`${home}/municipality?person=${person}`}>
      <Form action={`${home}/child`} method="get">
        <input type="hidden" name="person" value={person} />
        <input type="hidden" name="municipality" value={municipality} />
        <RadioGroup
          name="year"
          legend="На какой учебный год записываете?"
          options={years.map((year) => ({
            value: String(year),
            label: `${year === current ? 'Текущий' : 'Следующий'}, ${year}/${String(year + 1).slice(2)}`,
          }))}
        />
        <Disclosure summary="Какие документы понадобятся и кто платит">
          <p>
            Данные возьмём из вашего профиля. Платит сертификат, бюджет или вы сами: это видно до отправки. С
            документами приходят один раз, чтобы активировать сертификат.
          </p>
        </Disclosure>
        <Button kind="go">Перейти к заявлению</Button>
      </Form>
    </Frame>
  )
}

export function ChildPage({ person, municipality, year, citizen }: Chosen & { year: string; citizen: Citizen }) {
  return (
    <Frame title="Кого записываете?" step={4} back={`${home}/study-year?person=${person}&municipality=${municipality}`}>
      <SummaryList rows={[{ label: 'Заявитель', value: fullName(citizen.name) }]} />
      <Form action={`${home}/orders`}>
        <input type="hidden" name="person" value={person} />
        <input type="hidden" name="municipality" value={municipality} />
        <input type="hidden" name="year" value={year} />
        <RadioGroup
          name="child"
          legend="Ребёнок"
          options={citizen.children.map(({ key, title }) => ({ value: key, label: title }))}
        />
        <p class="muted">
          Продолжая, заявитель соглашается на обработку персональных данных и с правилами: тексты дал регион.
        </p>
        <Button kind="go">Продолжить</Button>
      </Form>
    </Frame>
  )
}
