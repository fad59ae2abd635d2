import type { Letter } from '#platform/mail'

type Facts = { name: string; state: 'on' | 'off'; at: string }

/** Whoever has the password learns nothing from it; whoever owns the cabinet learns of a change that they did not make. */
export const factorChanged: Letter<Facts> = {
  name: 'access.factor-changed',
  kind: 'security',
  subject: ({ state }) => (state === 'on' ? 'Второй фактор подключён' : 'Второй фактор отключён'),
  body: ({ name, state, at }) => [
    { p: `Здравствуйте, ${name}!` },
    {
      p:
        state === 'on'
          ? `${at} к вашему кабинету подключили приложение для одноразовых кодов. Теперь при входе кроме пароля нужен код, а на других устройствах вход закрыт.`
          : `${at} для входа в ваш кабинет снова достаточно пароля: второй фактор отключили.`,
    },
    { p: 'Если это сделали вы, всё в порядке. Если нет — сразу задайте новый пароль и напишите в поддержку.' },
    { button: 'Задать новый пароль', href: '/recovery' },
  ],
  samples: {
    'второй фактор подключён': { name: 'Ирина Сергеевна', state: 'on', at: '1 сентября 2026 года, 10:05' },
    'второй фактор отключён': { name: 'Ирина Сергеевна', state: 'off', at: '1 сентября 2026 года, 10:05' },
  },
}
