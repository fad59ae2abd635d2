import type { RefusalWords } from '#platform/manifest'

export const refusals: Record<string, RefusalWords> = {
  'help.unfit': {
    status: 422,
    words: ({ message }) => ({ title: 'Текст нужно исправить', text: `${message}.` }),
  },
  'help.film-large': {
    status: 422,
    words: ({ megabytes }) => ({
      title: 'Ролик слишком большой',
      text: `Подойдёт файл не больше ${megabytes} МБ. Сократите ролик или сохраните с меньшим качеством.`,
    }),
  },
  'help.no-film': {
    status: 422,
    words: () => ({
      title: 'Это не ролик, который откроет браузер',
      text: 'Подойдёт MP4 или WebM. Сохраните ролик в одном из этих видов.',
    }),
  },
  'help.no-captions': {
    status: 422,
    words: ({ wrong }) => ({ title: 'Подписи не прочитались', text: `${wrong}.` }),
  },
  'help.as-it-was': {
    status: 409,
    words: () => ({
      title: 'Так уже и есть',
      text: 'Кто-то снял или показал этот текст раньше вас. Откройте страницу заново.',
      next: [{ href: '/region/help', label: 'Тексты помощи' }],
    }),
  },
  'help.edited-meanwhile': {
    status: 409,
    words: ({ author }) => ({
      title: 'Текст уже изменили',
      text: `Пока вы правили, редакцию опубликовал кто-то другой: ${author}. Скопируйте свой текст, откройте страницу заново и внесите правку поверх.`,
      next: [{ href: '/region/help', label: 'Тексты помощи' }],
    }),
  },
}
