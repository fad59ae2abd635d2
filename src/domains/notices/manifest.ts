import type { Manifest } from '#platform/manifest'
import { api } from './api.ts'
import { tidyUp } from './jobs.ts'
import './merge.ts'
import { kinds } from './model.ts'
import { letterRoutes } from './routes/letters.tsx'
import { noticeRoutes } from './routes/notices.tsx'
import { stopRoutes } from './routes/stop.tsx'
import { samples } from './samples.tsx'

const staff = ['reception', 'provider', 'municipality', 'region', 'support']

const kindTitles = Object.fromEntries(Object.entries(kinds).map(([kind, { title }]) => [kind, title]))

export const notices: Manifest = {
  name: 'notices',
  permissions: {
    'notices.read': { roles: ['family', 'certificate', ...staff], words: 'читать уведомления своего кабинета' },
    'notices.choose': { roles: ['family', ...staff], words: 'выбирать, какие уведомления приходят на почту' },
    'notices.letter.manage': { roles: ['region'], words: 'видеть письма, которые не дошли, и отправлять их снова' },
  },
  menu: [
    { roles: ['family', 'certificate', ...staff], place: 890, href: '/my/notices', label: 'Уведомления' },
    { roles: ['region'], place: 110, href: '/region/letters', group: 'Регион', label: 'Письма' },
  ],
  routes(app) {
    noticeRoutes(app)
    stopRoutes(app)
    letterRoutes(app)
  },
  api,
  jobs: { 'notices.tidy-up': tidyUp },
  jobWords: {
    'notices.tidy-up': 'Забываем письма, которые так и не дошли',
  },
  schedules: [{ job: 'notices.tidy-up', cron: '25 3 * * *' }],
  journal: {
    'notices.kinds-chosen': 'Выбрали, какие уведомления приходят на почту',
    'notices.kind-stopped': 'Отключили вид писем по ссылке из письма',
    'notices.kind-resumed': 'Снова включили вид писем по ссылке из письма',
    'notices.letter-sent-again': 'Отправили письмо снова',
  },
  facts: {
    refused: { called: 'не присылать', codes: kindTitles },
    kind: { called: 'вид писем', codes: kindTitles },
    letter: 'письмо',
    to: 'кому',
  },
  samples,
}
