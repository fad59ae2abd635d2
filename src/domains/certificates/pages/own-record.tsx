import { Button, type FieldError, Form, NumberedSteps, Page, TextField } from '#ui'

type OwnRecordProps = {
  /** The age from which the region lets a child act alone. */
  from: number
  errors?: readonly FieldError[]
  answers?: Readonly<{ [name: string]: string | readonly string[] }>
}

/** `/my/own-record`: the card that a parent began comes into the child's own cabinet (S-125). */
export function OwnRecordPage({ from, errors = [], answers = {} }: OwnRecordProps) {
  return (
    <Page
      title="Подключите свою карточку"
      back={{ href: '/my/children', label: 'Дети' }}
      lead={`С ${from} лет у ребёнка может быть собственный кабинет. Если карточку уже завёл кто-то из родителей, заводить вторую не нужно: это будет та же карточка с тем же сертификатом.`}
      errors={errors}
      answers={answers}
      hidden
    >
      <Form action="/my/own-record">
        <TextField
          name="snils"
          label="Ваш СНИЛС"
          hint="11 цифр на карточке, например 112-233-445 95"
          inputmode="numeric"
          autocomplete="off"
          width="20"
        />
        <TextField
          name="certificate"
          label="Номер вашего сертификата"
          hint="10 цифр, они стоят на выписке и в письме о сертификате"
          inputmode="numeric"
          autocomplete="off"
          width="20"
        />
        <p>
          Фамилия и имя в вашем кабинете должны быть такими же, как в карточке. Родители узнают из письма, что вы
          подключились; договор с доплатой по-прежнему заключает взрослый.
        </p>
        <Button>Подключить карточку</Button>
      </Form>
      <h2>Если номеров нет под рукой</h2>
      <NumberedSteps
        level={3}
        steps={[
          {
            label: 'Попросите пригласить вас',
            text: 'Владелец карточки открывает её, выбирает «Кто отвечает за ребёнка», вводит вашу почту и отмечает «Сам ребёнок». Вам придёт ссылка.',
          },
          {
            label: 'Или придите с паспортом в пункт приёма',
            text: (
              <>
                Там помогут найти карточку и номер. Адреса и часы работы — на странице{' '}
                <a href="/points">«Пункты приёма»</a>.
              </>
            ),
          },
        ]}
      />
    </Page>
  )
}
