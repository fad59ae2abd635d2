import { formatDay } from '#kernel/dates'
import type { Letter } from '#platform/mail'

type SignedIn = { name: string; device: string; address: string | null; at: string }

/** Whoever signed in from a device that this cabinet has not seen. */
export const newSignIn: Letter<SignedIn> = {
  name: 'access.new-sign-in',
  kind: 'security',
  subject: ({ device }) => `Вход с нового устройства: ${device}`,
  body: ({ name, device, address, at }) => [
    { p: `Здравствуйте, ${name}!` },
    { p: `${at} в ваш кабинет вошли с устройства, которого раньше не было.` },
    { facts: [['Устройство', device], ...(address ? [['Сетевой адрес', address] as [string, string]] : [])] },
    { p: 'Если это были вы, всё в порядке. Если нет — закройте там вход и сразу смените пароль.' },
    { button: 'Посмотреть устройства', href: '/my/settings/sessions' },
  ],
  samples: {
    'новое устройство': {
      ...{ name: 'Анна Викторовна', device: 'Firefox, Android', address: '203.0.113.7' },
      at: '1 сентября 2026 года, 10:05',
    },
  },
}

type Renewed = { name: string; kind: string; title: string; version: string }

/** A text that somebody agreed to has another version. */
export const consentRenewed: Letter<Renewed> = {
  name: 'access.consent-renewed',
  kind: 'decision',
  subject: ({ title }) => `Изменился документ «${title}»`,
  body: ({ name, kind, title, version }) => [
    { p: `Здравствуйте, ${name}!` },
    {
      p: `Вы соглашались с документом «${title}». Теперь у него новая редакция — от ${formatDay(Temporal.PlainDate.from(version))}.`,
    },
    { p: 'Прочитайте, что изменилось. Если вы с чем-то не согласны, согласие можно отозвать в настройках.' },
    { button: 'Прочитать документ', href: `/documents/${kind}` },
  ],
  samples: {
    'новая редакция': {
      ...{ name: 'Анна Викторовна', kind: 'privacy-policy', title: 'Политика обработки персональных данных' },
      version: '2026-09-01',
    },
  },
}
