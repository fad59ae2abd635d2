import { capital } from '#kernel/sentence'
import type { Letter } from '#platform/mail'

type Asked = { id: string; provider: string; period: string; dueOn: string }
type Answered = {
  municipality: string
  period: string
  number: string | null
  signedOn: string | null
  reason: string | null
}

const sample: Answered = {
  municipality: 'Приозёрский район',
  period: '2026 год',
  number: '14/2026',
  signedOn: '12 января 2026 года',
  reason: null,
}
const open = { button: 'Открыть соглашения', href: '/provider/agreements' }
const why = () => 'Вы получили это письмо, потому что это адрес организации в реестре поставщиков.'

const agreementAsked: Letter<Asked> = {
  name: 'providers.agreement-asked',
  kind: 'work',
  subject: ({ provider, period }) => `${provider} просит соглашение, ${period}`,
  body: ({ id, provider, period, dueOn }) => [
    { p: `Организация из реестра поставщиков просит соглашение об оплате по сертификатам: ${provider}, ${period}.` },
    {
      p: `Ответить нужно до ${dueOn} включительно. Пока соглашения нет, дети не могут записаться к ней по сертификату.`,
    },
    { button: 'Открыть запрос', href: `/municipality/agreements/${id}` },
  ],
  why: () => 'Вы получили это письмо, потому что это адрес уполномоченного органа.',
  samples: {
    запрос: {
      ...{ id: '0199d1a0-0000-7000-8000-000000000011', provider: 'Студия «Радуга»', period: '2026 год' },
      dueOn: '15 сентября 2026 года',
    },
  },
}

const agreementSigned: Letter<Answered> = {
  name: 'providers.agreement-signed',
  kind: 'decision',
  subject: ({ municipality }) => `Соглашение подписано: ${municipality}`,
  body: ({ municipality, period, number, signedOn }) => [
    { p: `${capital(municipality)}, ${period}: соглашение № ${number} от ${signedOn} действует.` },
    { p: 'Теперь дети этого муниципалитета могут записаться к вам по сертификату.' },
    open,
  ],
  why,
  samples: { подписано: sample },
}

const agreementRefused: Letter<Answered> = {
  name: 'providers.agreement-refused',
  kind: 'decision',
  subject: ({ municipality }) => `В соглашении отказали: ${municipality}`,
  body: ({ municipality, period, reason }) => [
    { p: `${capital(municipality)}, ${period}: в соглашении отказали. Причина:` },
    { p: reason ?? '' },
    { p: 'Когда причина отпадёт, попросите снова.' },
    open,
  ],
  why,
  samples: { отказ: { ...sample, number: null, signedOn: null, reason: 'Сначала внесите новый адрес в лицензию.' } },
}

const agreementEnded: Letter<Answered> = {
  name: 'providers.agreement-ended',
  kind: 'decision',
  subject: ({ municipality, number }) => `Соглашение № ${number} закончилось: ${municipality}`,
  body: ({ municipality, number, signedOn, reason }) => [
    { p: `${capital(municipality)}: соглашение № ${number} от ${signedOn} закончилось. Основание:` },
    { p: reason ?? '' },
    { p: 'Новых заявок по сертификатам этого муниципалитета не будет. Действующие договоры продолжаются.' },
    open,
  ],
  why,
  samples: { закончилось: { ...sample, reason: 'По письму организации от 1 сентября 2026 года.' } },
}

type Banned = { municipality: string; period: string; from: string }
const ban: Banned = { municipality: 'Приозёрский район', period: '2026 год', from: '12 сентября 2026 года' }

const payerBanned: Letter<Banned> = {
  name: 'providers.payer-banned',
  kind: 'work',
  subject: ({ municipality, from }) => `${capital(municipality)}: с ${from} новых договоров по сертификату не будет`,
  body: ({ municipality, period, from }) => [
    { p: `${capital(municipality)} с ${from} останавливает новые договоры по сертификату на ${period}.` },
    {
      p: 'Действующие договоры продолжаются, счета по ним выставляют как прежде. Заявки, поданные раньше, доведите до договора.',
    },
    { button: 'Открыть заявки', href: '/provider/applications' },
  ],
  why,
  samples: { запрет: ban },
}

const payerBanLifted: Letter<Banned> = {
  name: 'providers.payer-ban-lifted',
  kind: 'work',
  subject: ({ municipality, period }) => `${capital(municipality)} снова заключает договоры по сертификату, ${period}`,
  body: ({ municipality, period }) => [
    { p: `${capital(municipality)} снова заключает договоры по сертификату на ${period}: заявки можно принимать.` },
    { button: 'Открыть заявки', href: '/provider/applications' },
  ],
  why,
  samples: { снят: ban },
}

export const agreementLetters = [
  agreementAsked,
  agreementSigned,
  agreementRefused,
  agreementEnded,
  payerBanned,
  payerBanLifted,
]
