import type { RefusalWords } from '#platform/manifest'

export const refusals: Record<string, RefusalWords> = {
  'help.edited-meanwhile': {
    status: 409,
    words: ({ author }) => ({
      title: 'Текст уже изменили',
      text: `Пока вы правили, редакцию опубликовал кто-то другой: ${author}. Скопируйте свой текст, откройте страницу заново и внесите правку поверх.`,
      next: [{ href: '/region/help', label: 'Тексты помощи' }],
    }),
  },
}
