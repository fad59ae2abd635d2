import type { ApplicationView } from '../queries/list.ts'

/** What is free once an application ended: a prolongation that sat on the seat of the contract before leaves the seat there. */
export function freedWords({ certificate, holdsSeat }: Pick<ApplicationView, 'certificate' | 'holdsSeat'>): string {
  if (certificate === 0n) return holdsSeat ? 'Место освободилось.' : 'Место осталось за прежним договором.'
  return holdsSeat ? 'Место и деньги освободились.' : 'Деньги освободились, место осталось за прежним договором.'
}
