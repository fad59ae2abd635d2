/**
 * Region: what differs between regions and years — settings by dated acts, municipalities, periods, working calendar.
 *
 * Promises: a number of the user's world comes with the act and the dates it holds from. Does not: know domains above.
 */
export { parseXmlCalendar } from './calendar/parse-xmlcalendar.ts'
export type { Act, FundingPeriod, Municipality } from './model.ts'
export {
  calendarOf,
  dayOf,
  findAct,
  findPeriod,
  getMunicipality,
  listMunicipalities,
  listPeriods,
  regionZone,
} from './queries.ts'
export { defineSetting, forgetSettings, type Setting, settingOf } from './settings.ts'
