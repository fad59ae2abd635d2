import { Button, ButtonRow } from '../components/button.tsx'
import { RadioGroup } from '../forms/choice.tsx'
import { Form } from '../forms/form.tsx'
import { Page } from '../layout/page.tsx'
import type { SightPreferences } from './preferences.ts'

/** «Версия для слабовидящих»: posts to `/sight`; `back` is where the visitor came from. */
export function SightSettingsPage({ sight, back }: { sight: SightPreferences; back: string }) {
  return (
    <Page
      title="Крупный шрифт и контраст"
      back={back}
      lead="Выберите, как вам удобнее читать. Мы запомним это на вашем устройстве."
    >
      <Form action="/sight">
        <input type="hidden" name="back" value={back} />
        <RadioGroup name="size" legend="Размер букв" inline value={String(sight.size)} options={sizeOptions} />
        <RadioGroup name="scheme" legend="Цвета" inline value={sight.scheme} options={schemeOptions} />
        <RadioGroup
          name="spacing"
          legend="Расстояние между буквами и строками"
          inline
          value={sight.spacing}
          options={spacingOptions}
        />
        <RadioGroup name="font" legend="Шрифт" inline value={sight.font} options={fontOptions} />
        <RadioGroup name="images" legend="Рисунки" inline value={sight.images ? 'on' : 'off'} options={imageOptions} />
        <ButtonRow>
          <Button>Применить</Button>
          <Button kind="ghost" name="reset" value="yes">
            Вернуть обычный вид
          </Button>
        </ButtonRow>
      </Form>
    </Page>
  )
}

const sizeOptions = [
  { value: '100', label: 'Обычный' },
  { value: '150', label: 'Крупный' },
  { value: '200', label: 'Очень крупный' },
]
const schemeOptions = [
  { value: 'normal', label: 'Обычные' },
  { value: 'black-on-white', label: 'Чёрным по белому' },
  { value: 'white-on-black', label: 'Белым по чёрному' },
  { value: 'blue', label: 'Синим по голубому' },
]
const spacingOptions = [
  { value: 'normal', label: 'Обычное' },
  { value: 'wide', label: 'Увеличенное' },
  { value: 'widest', label: 'Большое' },
]
const fontOptions = [
  { value: 'golos', label: 'Голос' },
  { value: 'sans', label: 'Без засечек' },
  { value: 'serif', label: 'С засечками' },
]
const imageOptions = [
  { value: 'on', label: 'Показывать' },
  { value: 'off', label: 'Не показывать' },
]
