import { quoted } from '#kernel/quoted'
import type { Letter } from '#platform/mail'
import type { CheckKind } from '../own.ts'

type Asked = { id: string; programme: string; provider: string; kind: CheckKind; dueOn: string }
type Decided = { id: string; programme: string; kind: CheckKind; reason: string | null }

const id = '0199d1a0-0000-7000-8000-000000000021'
const why = () => 'Вы получили это письмо, потому что это адрес организации в реестре поставщиков.'

const checkAsked: Letter<Asked> = {
  name: 'programmes.check-asked',
  kind: 'work',
  subject: ({ programme, kind }) =>
    `${kind === 'certification' ? 'Сертифицировать' : 'Проверить'} программу ${quoted(programme)}`,
  body: ({ id: check, programme, provider, kind, dueOn }) => [
    {
      p: `${provider} отправляет на ${kind === 'certification' ? 'сертификацию' : 'модерацию'} программу ${quoted(programme)}. Решить нужно до ${dueOn} включительно.`,
    },
    { button: 'Открыть программу', href: `/region/checks/${check}` },
  ],
  why: () => 'Вы получили это письмо, потому что это адрес регионального оператора.',
  samples: {
    сертификация: {
      id,
      programme: 'Первые роботы',
      provider: 'Дом детского творчества',
      kind: 'certification',
      dueOn: '24 сентября 2026 года',
    },
  },
}

const checkApproved: Letter<Decided> = {
  name: 'programmes.check-approved',
  kind: 'decision',
  subject: ({ programme, kind }) =>
    kind === 'certification'
      ? `Программа ${quoted(programme)} сертифицирована`
      : `Программа ${quoted(programme)} опубликована`,
  body: ({ id: programme, programme: name, kind }) => [
    {
      p:
        kind === 'certification'
          ? `Программа ${quoted(name)} сертифицирована: за неё можно платить сертификатом. Семьи уже видят её в каталоге.`
          : `Программа ${quoted(name)} прошла модерацию. Семьи уже видят её в каталоге.`,
    },
    { p: 'Осталось открыть запись: на странице программы видно, чего для этого не хватает.' },
    { button: 'Открыть программу', href: `/provider/programmes/${programme}` },
  ],
  why,
  samples: {
    сертифицирована: { id, programme: 'Первые роботы', kind: 'certification', reason: null },
    опубликована: { id, programme: 'Лыжные гонки', kind: 'moderation', reason: null },
  },
}

const checkRefused: Letter<Decided> = {
  name: 'programmes.check-refused',
  kind: 'decision',
  subject: ({ programme }) => `Исправьте программу ${quoted(programme)}`,
  body: ({ id: programme, programme: name, kind, reason }) => [
    { p: `Программа ${quoted(name)} не прошла ${kind === 'certification' ? 'сертификацию' : 'модерацию'}. Причина:` },
    { p: reason ?? '' },
    { p: 'Исправьте программу и отправьте её снова.' },
    { button: 'Исправить программу', href: `/provider/programmes/${programme}` },
  ],
  why,
  samples: {
    отказ: { id, programme: 'Первые роботы', kind: 'certification', reason: 'В описании нет планируемых результатов.' },
  },
}

export const checkLetters = [checkAsked, checkApproved, checkRefused]
