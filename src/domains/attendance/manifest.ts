import type { Manifest } from '#platform/manifest'
import { api } from './api.ts'
import './child-block.tsx'
import { makeLessons, settleLateContracts, tell } from './jobs.ts'
import { letters } from './mails.ts'
import { refusals } from './refusals.ts'
import { journalRoutes } from './routes/journal.tsx'
import { lessonRoutes } from './routes/lesson.tsx'
import { samples } from './samples.tsx'
import { correctionDays, decemberFrom, lateMonths } from './settings.ts'

export const attendance: Manifest = {
  name: 'attendance',
  permissions: {
    'attendance.lesson.mark': {
      roles: ['provider'],
      words: 'вести журнал занятий своей организации: отмечать детей, отменять и переносить занятия',
    },
    'attendance.month.close': { roles: ['provider'], words: 'закрывать месяц в журнале своих групп' },
    'attendance.child.read': { roles: ['family', 'certificate'], words: 'видеть занятия и отметки своих детей' },
  },
  menu: [
    { roles: ['provider'], place: 30, href: '/provider/lessons', label: 'Занятия' },
    { roles: ['provider'], place: 40, href: '/provider/journal', label: 'Журнал' },
  ],
  routes(app) {
    lessonRoutes(app)
    journalRoutes(app)
  },
  api,
  jobs: {
    'attendance.make-lessons': makeLessons,
    'attendance.settle-late': settleLateContracts,
    'attendance.tell': tell,
  },
  jobWords: {
    'attendance.make-lessons': 'Готовим занятия по расписанию',
    'attendance.settle-late': 'Досчитываем договоры, заключённые после закрытия месяца',
    'attendance.tell': 'Пишем семьям об изменившемся занятии',
  },
  schedules: [
    { job: 'attendance.make-lessons', everySeconds: 300 },
    { job: 'attendance.settle-late', everySeconds: 600 },
  ],
  journal: {
    'attendance.marked': 'Отметили детей на занятии',
    'attendance.cancelled': 'Отменили занятие',
    'attendance.moved': 'Перенесли занятие',
    'attendance.added': 'Добавили занятие сверх расписания',
    'attendance.month-closed': 'Закрыли месяц в журнале группы',
    'attendance.late-settled': 'Договор заключили после закрытия месяца: за него сертификат не платит',
  },
  facts: {
    on: 'день занятия',
    to: 'перенесли на',
    month: 'месяц',
    children: 'отмечено детей',
    corrected: 'исправлено',
    planned: 'задумано занятий',
    held: 'проведено',
    lowered: 'детей с пропусками',
    contracts: 'договоров',
  },
  refusals,
  letters,
  settings: [correctionDays, decemberFrom, lateMonths],
  samples,
}
