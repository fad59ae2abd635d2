/**
 * What is taught: programmes, their modules, groups with timetables and seats, and the public catalogue.
 *
 * Promises: a seat is never held beyond a group's capacity; the catalogue shows a change within about a second, and the
 * free seats of what it shows are read at the moment of asking.
 * Does not: know children, certificates or applications — who may enrol is decided above.
 */

export { refuseCheck, sendProgramme } from './actions/check.ts'
export { addGroup } from './actions/group.ts'
export { addModule } from './actions/module.ts'
export { draftProgramme } from './actions/programme.ts'
export { countWaiting, freeSeat, holdSeat, keepSeat } from './actions/seat.ts'
export { cataloguePage } from './catalogue/page.ts'
export { otherLayout, Spelling } from './catalogue/spelling.ts'
export { keepFavourite } from './favourites/actions.ts'
export { defineHomeBlock } from './home-block.ts'
export { looksForChildren } from './looker.ts'
export {
  type Group,
  type GroupFacts,
  type GroupId,
  type LessonTime,
  type Module,
  type ModuleId,
  type Programme,
  type ProgrammeDirection,
  type ProgrammeForm,
  type ProgrammeId,
  type ProgrammeState,
  programmeDirections,
  type Register,
} from './model.ts'
export { nearbyOf, type Suggested } from './nearby.ts'
export { defineOrganisationBlock, organisationBlocksOf } from './organisation-block.ts'
export type { FavouriteMark } from './pages/favourite.tsx'
export { ProgrammeFrame, ProgrammePage, type ProgrammePageProps } from './pages/programme-page.tsx'
export { StructuredFacts } from './pages/structured-facts.tsx'
export { SuggestedProgrammes } from './pages/suggested.tsx'
export { findLatestCheck } from './queries/check.ts'
export { insertGroup, insertModule, insertProgramme } from './queries/own-writes.ts'
export { findGroupFacts, getProgramme, lessonsOfGroup, listGroups, listModules } from './queries/programme.ts'
export { parseArticle } from './routes/article.ts'
export { favouriteMarks } from './routes/favourites.tsx'
export { openingOf } from './rules/opening.ts'
export { studyYearOf, windowFor } from './rules/window.ts'
export { defineSitemap } from './sitemap-part.ts'
export {
  keepStandings,
  markWords,
  percentWords,
  ratingWords,
  type Standing,
  standingColumns,
  standingOf,
} from './standing.ts'
export { formWords, fullDirectionWords, timetableWithRooms, timetableWords } from './words.ts'
