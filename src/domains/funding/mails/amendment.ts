import type { Letter } from '#platform/mail'

export type StoppedFacts = { id: string; number: string; because: string }

export const amendmentStopped: Letter<StoppedFacts> = {
  name: 'funding.amendment-stopped',
  kind: 'decision',
  subject: ({ number }) => `Изменение по акту № ${number} не вступило в силу`,
  body: ({ id, number, because }) => [
    {
      p: `Сегодня должно было вступить в силу изменение по акту № ${number}, но с тех пор, как его внесли, дела изменились.`,
    },
    { p: because },
    { p: 'Прежнее значение действует. Внесите изменение заново с другим значением или днём.' },
    { button: 'Открыть изменение', href: `/municipality/amendments/${id}` },
  ],
  why: () => 'Вы получили это письмо, потому что это адрес уполномоченного органа муниципалитета.',
  samples: {
    'предел меньше обещанного': {
      id: '0199d1a0-0000-7000-8000-000000000009',
      number: '1184',
      because: 'По заявкам и договорам занято 512 340 ₽. Укажите предел не меньше этой суммы.',
    },
  },
}
