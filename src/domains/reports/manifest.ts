import type { Manifest } from '#platform/manifest'
import { api } from './api.ts'
import { keepCoverage } from './jobs.ts'
import { routes } from './routes.tsx'
import { samples } from './samples.tsx'
import { coverageTarget } from './settings.ts'

export const reports: Manifest = {
  name: 'reports',
  permissions: {
    'reports.region.read': { roles: ['region'], words: 'видеть охват детей сертификатами по всему региону' },
    'reports.municipality.read': {
      roles: ['municipality'],
      words: 'видеть охват детей сертификатами в своём муниципалитете',
    },
    'reports.child-count.set-any': { roles: ['region'], words: 'вносить численность детей любого муниципалитета' },
    'reports.child-count.set': { roles: ['municipality'], words: 'вносить численность детей своего муниципалитета' },
  },
  menu: [
    { roles: ['municipality'], place: 65, href: '/municipality/coverage', label: 'Охват' },
    { roles: ['region'], place: 80, href: '/region/coverage', group: 'Регион', label: 'Охват' },
  ],
  routes,
  api,
  jobs: { 'reports.keep-months': keepCoverage },
  jobWords: {
    'reports.keep-months': 'Сохраняем показатели прошедшего месяца',
  },
  schedules: [{ job: 'reports.keep-months', everySeconds: 3600 }],
  journal: { 'reports.child-count-set': 'Внесли численность детей муниципалитета' },
  facts: { children: 'детей', countedOn: 'посчитано на день' },
  settings: [coverageTarget],
  refusals: {
    'reports.day-ahead': {
      status: 409,
      words: () => ({
        title: 'Этот день ещё не наступил',
        text: 'Численность детей и акт вносят задним числом: укажите день не позже сегодняшнего.',
      }),
    },
  },
  samples,
}
