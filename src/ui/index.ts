/**
 * The look of Kruzhok: layout, forms, components and drawings, rendered on the server.
 *
 * Promises: every page works without scripts, from 320 px, by keyboard and aloud; nothing inline that a strict CSP forbids.
 * Does not: know what the business is; fetch anything; decide anything.
 */

export { bundleAssets } from './assets.ts'
export { Agenda, type AgendaItem } from './components/agenda.tsx'
export {
  Button,
  type ButtonKind,
  ButtonLink,
  type ButtonLinkProps,
  type ButtonProps,
  ButtonRow,
  PrintButton,
} from './components/button.tsx'
export { Card, type CardProps } from './components/card.tsx'
export { Chapter, type ChapterProps } from './components/chapter.tsx'
export { Chosen, type ChosenProps } from './components/chosen.tsx'
export { Columns, Grid, Stack } from './components/columns.tsx'
export { Confirmation, type ConfirmationProps } from './components/confirmation.tsx'
export { DayText, InstantText } from './components/day-text.tsx'
export { ConfirmDialog, type ConfirmDialogProps, Dialog, type DialogProps } from './components/dialog.tsx'
export { Disclosure } from './components/disclosure.tsx'
export { EmptyState } from './components/empty-state.tsx'
export { Facts } from './components/facts.tsx'
export { Feed, FeedEntry, type FeedEntryProps } from './components/feed.tsx'
export { type Figure, Figures } from './components/figures.tsx'
export { Film, FilmCard, Still } from './components/film.tsx'
export { Filters, type FiltersProps, Live } from './components/filters.tsx'
export { Hero } from './components/hero.tsx'
export { Money, type MoneyProps, Price } from './components/money.tsx'
export { MonthCalendar, type MonthCalendarProps } from './components/month-calendar.tsx'
export { NextTry } from './components/next-try.tsx'
export { Notice, type NoticeProps, type NoticeTone } from './components/notice.tsx'
export { CursorPagination, Pagination, type PaginationProps } from './components/pagination.tsx'
export { Pass, type PassProps } from './components/pass.tsx'
export { Progress } from './components/progress.tsx'
export { ResultCard, type ResultCardProps } from './components/result-card.tsx'
export { SearchBox, type SearchBoxProps } from './components/search-box.tsx'
export { ShareButton } from './components/share-button.tsx'
export { NumberedSteps, type Step, Stepper } from './components/stepper.tsx'
export { SumList, type SumRow } from './components/sum-list.tsx'
export { SummaryList, type SummaryRow } from './components/summary-list.tsx'
export { type Column, Table, type TableProps } from './components/table.tsx'
export { Chips, type Tab, Tabs } from './components/tabs.tsx'
export { Tag, type TagTone } from './components/tag.tsx'
export { type Task, TaskList } from './components/task-list.tsx'
export { type Tile, Tiles } from './components/tiles.tsx'
export { AreaMap, type AreaMark } from './drawing/area-map.tsx'
export { Avatar } from './drawing/avatar.tsx'
export { Circles, type CirclesProps } from './drawing/circles.tsx'
export { type Direction, directions } from './drawing/direction.ts'
export { DirectionIcon } from './drawing/direction-icon.tsx'
export { Icon, type IconName } from './drawing/icon.tsx'
export { keptPart, Slot } from './drawing/kept.ts'
export { Logo } from './drawing/logo.tsx'
export { MoneyBar, type MoneyPart } from './drawing/money-bar.tsx'
export { MonthChart, type MonthSum } from './drawing/month-chart.tsx'
export { QrDrawing } from './drawing/qr-drawing.tsx'
export { HomeDrawing } from './drawing/scenes.tsx'
export { Seats, type SeatsProps } from './drawing/seats.tsx'
export { type ShareBar, ShareBars } from './drawing/share-bars.tsx'
export { Stars } from './drawing/stars.tsx'
export {
  BrokenPage,
  BusyPage,
  ForbiddenPage,
  type NextStep,
  NotFoundPage,
  RefusalPage,
  TooManyPage,
} from './errors/pages.tsx'
export { type Answers, apart, type FieldError, fieldId } from './forms/answers.ts'
export { Checkbox, CheckboxGroup, type CheckboxProps, type Choice, RadioGroup } from './forms/choice.tsx'
export { DateField, type DateFieldProps, type DateParts } from './forms/date-field.tsx'
export { ErrorSummary } from './forms/error-summary.tsx'
export { FileField, type FileFieldProps } from './forms/file-field.tsx'
export { Form, type FormProps } from './forms/form.tsx'
export { MarkList } from './forms/mark-list.tsx'
export { NameFields, type NameFieldsProps } from './forms/name-fields.tsx'
export { PasswordField, type PasswordFieldProps } from './forms/password-field.tsx'
export { Scale, type ScaleProps } from './forms/scale.tsx'
export { Select, type SelectProps } from './forms/select.tsx'
export { TextArea, type TextAreaProps } from './forms/text-area.tsx'
export { type FieldWidth, TextField, type TextFieldProps } from './forms/text-field.tsx'
export { type Assets, emptyFrame, type Frame, FrameContext, type MenuItem, type Toast, useFrame } from './frame.ts'
export { Page, type PageProps } from './layout/page.tsx'
export { BackLink, Breadcrumbs, type Crumb } from './layout/trail.tsx'
export { renderPage } from './render.ts'
export { samples } from './samples/all.tsx'
export { parseSight, type SightPreferences, usualSight, writeSight } from './sight/preferences.ts'
export { SightSettingsPage } from './sight/settings-page.tsx'
export { Paragraphs } from './text/paragraphs.tsx'
export { beginningOf, hasTags, parseSpans, typedTextHint } from './text/parse.ts'
export { TypedLine, TypedText } from './text/typed-text.tsx'
