import { type Answers, Button, type FieldError, Form, Notice, Page, RadioGroup, Tag, TextField } from '#ui'
import { type Presence, type PresenceMode, presenceModes } from '../model/presence.ts'

/** The seed's own explanations, in full (S-027…S-031). */
export const modeExplained: Record<PresenceMode, string> = {
  phrase:
    'Организация создаст заявку только в вашем присутствии: вы назовёте кодовую фразу, которую задали заранее. Рекомендуем этот способ; фразу время от времени меняйте.',
  code: 'Организация создаст заявку, если вы назовёте код из письма, которое придёт вам на почту в этот момент. Код действует недолго и срабатывает один раз. Тоже надёжно, и ничего не надо помнить.',
  forbidden:
    'Новые заявки по сертификату можно подать только из вашего личного кабинета. Подходит, если вы не собираетесь обращаться в организации лично.',
  name: 'Чтобы создать новую заявку, достаточно знать номер сертификата и фамилию, имя, отчество ребёнка. Так сертификатом может воспользоваться любая организация, в которую вы раньше подавали заявку.',
}

/** S-029. */
export const nameWarning =
  'Раньше при подтверждении по ФИО детей записывали на программы без ведома семьи, поэтому этот способ мы не рекомендуем.'

type Props = {
  childId: string
  childName: string
  presence: Presence
  errors?: readonly FieldError[]
  answers?: Answers['answers']
}

/** The obligatory choice (S-026). Nothing is chosen in advance unless the family chose it before. */
export function PresencePage({ childId, childName, presence, errors = [], answers = {} }: Props) {
  const here = `/my/children/${childId}/settings`
  const chosen = presence.chosen ? presence.mode : undefined
  return (
    <Page
      title="Подтверждение присутствия"
      over={childName}
      lead="Иногда заявку в кружок подаёт сама организация, когда вы пришли к ней лично. Выберите, как она докажет, что вы рядом и согласны."
      back={{ href: here, label: 'Настройки сертификата' }}
      errors={errors}
      answers={answers}
      hidden
    >
      <Form action={`${here}/presence`}>
        <RadioGroup
          name="mode"
          legend="Тип подтверждения присутствия при подаче заявки по инициативе организации"
          cards
          {...(chosen ? { value: chosen } : {})}
          options={Object.entries(presenceModes).map(([value, label]) => ({
            value,
            label,
            hint: value === 'name' ? `${modeExplained.name} ${nameWarning}` : modeExplained[value as PresenceMode],
            ...besideOf(value as PresenceMode),
          }))}
        />
        <TextField
          name="phrase"
          label="Кодовая фраза"
          hint={
            presence.phraseSetAt
              ? 'Нужна, только если вы выбрали кодовую фразу. Чтобы оставить прежнюю, не заполняйте'
              : 'Нужна, только если вы выбрали кодовую фразу. Не меньше 6 букв, например два слова, которые легко произнести'
          }
          optional
          autocomplete="off"
          spellcheck={false}
          width="half"
          maxlength={200}
        />
        <Button>Сохранить</Button>
      </Form>
      <Notice>
        <p>
          Имя ребёнка и номер сертификата известны многим, а кодовую фразу знаете только вы. Мы храним не её, а
          отпечаток, поэтому показать её не сможем: если забудете, задайте новую.
        </p>
      </Notice>
    </Page>
  )
}

function besideOf(mode: PresenceMode) {
  if (mode === 'phrase' || mode === 'code') return { beside: <Tag tone="good">Рекомендуем</Tag> }
  return mode === 'name' ? { beside: <Tag tone="warn">Не рекомендуем</Tag> } : {}
}
