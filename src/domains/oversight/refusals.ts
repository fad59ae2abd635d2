import type { Manifest } from '#platform/manifest'

export const refusals: Manifest['refusals'] = {
  'oversight.journal-days': {
    status: 422,
    words: ({ words }) => ({
      title: 'Проверьте дни',
      text: `${words}`,
      next: [{ href: '/region/journal', label: 'К журналу' }],
    }),
  },
}
