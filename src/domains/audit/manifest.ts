import type { Manifest } from '#platform/manifest'
import { sealEverything, sealLatest } from './jobs.ts'

export const audit: Manifest = {
  name: 'audit',
  jobs: { 'audit.seal': sealLatest, 'audit.seal-everything': sealEverything },
  jobWords: {
    'audit.seal': 'Запечатываем новые записи журнала',
    'audit.seal-everything': 'Запечатываем журнал до последней записи',
  },
  schedules: [
    { job: 'audit.seal', everySeconds: 5 },
    { job: 'audit.seal-everything', cron: '40 3 * * *' },
  ],
}
