// Made by npm run schema from the migrated database. Do not edit.
import type { Generated } from 'kysely'

export type Json = string | number | boolean | null | Json[] | { [name: string]: Json }

export interface DB {
  access_acting_role: {
    session_id: string
    role_id: string
    chosen_at: Temporal.Instant
  }
  access_appointment: {
    id: string
    role_id: string
    user_id: string
    rights: string[]
    order_number: string
    order_on: Temporal.PlainDate
    appointed_at: Temporal.Instant
    appointed_by: string
  }
  access_attempt: {
    id: Generated<bigint>
    kind: string
    subject: string
    at: Temporal.Instant
  }
  access_consent: {
    id: string
    user_id: string
    kind: string
    version: string
    text_hash: Buffer
    given_at: Temporal.Instant
    withdrawn_at: Temporal.Instant | null
    told_version: string | null
  }
  access_factor: {
    user_id: string
    sealed: Buffer
    created_at: Temporal.Instant
    confirmed_at: Temporal.Instant | null
    last_step: bigint | null
    id: string
  }
  access_factor_release: {
    id: string
    user_id: string
    reason: string
    asked_by: string
    asked_at: Temporal.Instant
    confirmed_by: string | null
    confirmed_at: Temporal.Instant | null
    factor_id: string
    expires_at: Temporal.Instant
    closed_at: Temporal.Instant | null
  }
  access_invitation: {
    id: string
    token_hash: Buffer
    email: string
    surname: string
    name: string
    patronymic: string | null
    role: string
    scope_id: string | null
    scope_name: string | null
    rights: string[]
    order_number: string
    order_on: Temporal.PlainDate
    created_at: Temporal.Instant
    created_by: string
    expires_at: Temporal.Instant
    taken_at: Temporal.Instant | null
    taken_by: string | null
    withdrawn_at: Temporal.Instant | null
  }
  access_link: {
    token_hash: Buffer
    user_id: string
    purpose: string
    email: string | null
    created_at: Temporal.Instant
    expires_at: Temporal.Instant
    used_at: Temporal.Instant | null
  }
  access_login: {
    number: string
    user_id: string
    password_hash: string
    print_key: string | null
    set_at: Temporal.Instant
    expires_at: Temporal.Instant | null
    closed_at: Temporal.Instant | null
  }
  access_recovery_code: {
    user_id: string
    code_hash: Buffer
    used_at: Temporal.Instant | null
  }
  access_role: {
    id: string
    user_id: string
    role: string
    scope_id: string | null
    scope_name: string | null
    rights: Generated<string[]>
    granted_at: Temporal.Instant
    granted_by: string | null
    ended_at: Temporal.Instant | null
    ended_by: string | null
  }
  access_user: {
    id: string
    surname: string
    name: string
    patronymic: string | null
    email: string | null
    phone: string | null
    municipality_id: string | null
    password_hash: string | null
    created_at: Temporal.Instant
    email_confirmed_at: Temporal.Instant | null
    blocked_at: Temporal.Instant | null
    factor_waived: Generated<boolean>
    blocked_by: string | null
  }
  attendance_broken_completeness: {
    application_id: string | null
    month: Temporal.PlainDate | null
    share: number | null
    settled: number | null
  }
  attendance_completeness: {
    application_id: string
    month: Temporal.PlainDate
    group_id: string
    planned: number
    held: number
    present: number
    counted_share: number
    share: number
    reason: string | null
  }
  attendance_day: {
    day: Temporal.PlainDate
    made_at: Temporal.Instant
    lessons: number
  }
  attendance_lesson: {
    id: string
    group_id: string
    lesson_on: Temporal.PlainDate
    starts_at: string
    ends_at: string
    room: string
    state: string
    topic: string | null
    reason: string | null
    moved_to_id: string | null
    made_at: Temporal.Instant
    marked_at: Temporal.Instant | null
    marked_by: string | null
  }
  attendance_mark: {
    lesson_id: string
    application_id: string
    presence: string
    reason: string | null
    marked_at: Temporal.Instant
    marked_by: string
  }
  attendance_mark_change: {
    id: Generated<bigint>
    lesson_id: string
    application_id: string
    presence: string
    reason: string | null
    marked_at: Temporal.Instant
    marked_by: string
    changed_at: Temporal.Instant
    changed_by: string
  }
  attendance_month: {
    group_id: string
    month: Temporal.PlainDate
    planned: number
    held: number
    closed_at: Temporal.Instant
    closed_by: string
  }
  audit_batch: {
    number: bigint
    sealed_at: Temporal.Instant
    entries: number
    previous_hash: Buffer | null
    hash: Buffer
  }
  audit_batch_entry: {
    entry_id: bigint
    batch_number: bigint
  }
  audit_entry: {
    id: Generated<bigint>
    at: Temporal.Instant
    word: string
    actor_user_id: string | null
    actor_role: string
    actor_scope_id: string | null
    child_id: string | null
    subject_kind: string | null
    subject_id: string | null
    facts: Generated<Json>
    reason: string | null
  }
  audit_mark: {
    one: Generated<boolean>
    sealed_to: bigint
    next_to: bigint
  }
  basket_line: {
    id: string
    user_id: string
    child_id: string
    group_id: string
    ordinal: number
    added_at: Temporal.Instant
    told_at: Temporal.Instant | null
    application_id: string | null
    filed_at: Temporal.Instant | null
  }
  certificates_broken_count: {
    municipality_id: string | null
    point_id: string | null
    activation: string | null
    certificates: bigint | null
    living: bigint | null
  }
  certificates_broken_decision: {
    id: string | null
    state: string | null
    validity: string | null
  }
  certificates_broken_freeze: {
    id: string | null
    certificate_id: string | null
  }
  certificates_broken_owner: {
    child_id: string | null
    living: bigint | null
  }
  certificates_broken_point: {
    id: string | null
    received_point_id: string | null
    point_id: string | null
  }
  certificates_campaign: {
    id: string
    municipality_id: string
    title: string
    starts_on: Temporal.PlainDate
    ends_on: Temporal.PlainDate
    act_id: string
    created_at: Temporal.Instant
    created_by: string | null
  }
  certificates_category: {
    id: string
    municipality_id: string
    name: string
    proof: string | null
    funded: boolean
    ordinal: number
    act_id: string
    opened_on: Temporal.PlainDate | null
    closed_on: Temporal.PlainDate | null
    closing_act_id: string | null
  }
  certificates_certificate: {
    id: string
    number: string
    child_id: string
    municipality_id: string
    category_id: string
    statement_id: string
    issued_at: Temporal.Instant
    valid_from: Temporal.PlainDate
    valid_to: Temporal.PlainDate
    activation: string
    activated_at: Temporal.Instant | null
    activated_by: string | null
    activated_point_id: string | null
    validity: string
    funding: string
    excluded_at: Temporal.Instant | null
    excluded_by: string | null
    exclusion_ground: string | null
    exclusion_text: string | null
    age_notice_at: Temporal.Instant | null
    received_point_id: string | null
  }
  certificates_count: {
    municipality_id: string
    point_id: string | null
    activation: string
    certificates: bigint
  }
  certificates_count_change: {
    municipality_id: string
    point_id: string | null
    activation: string
    certificates: bigint
  }
  certificates_counted: {
    municipality_id: string | null
    point_id: string | null
    activation: string | null
    certificates: bigint | null
  }
  certificates_draft: {
    child_id: string
    user_id: string
    category_id: string | null
    consent_version: string | null
    consent_hash: Buffer | null
    consent_at: Temporal.Instant | null
    rules_version: string | null
    rules_hash: Buffer | null
    rules_at: Temporal.Instant | null
    changed_at: Temporal.Instant
  }
  certificates_freeze: {
    id: string
    certificate_id: string
    ground: string
    paper: string
    frozen_at: Temporal.Instant
    frozen_by: string
    lifted_at: Temporal.Instant | null
    lifted_by: string | null
    lifted_paper: string | null
  }
  certificates_point: {
    id: string
    municipality_id: string
    name: string
    address: string
    phone: string
    hours: string
    specialist: string
    may_activate: boolean
    act_id: string
    opened_on: Temporal.PlainDate
    closed_on: Temporal.PlainDate | null
    institution_inn: string | null
    workplace: string | null
    workplace_paper: string | null
    closing_act_id: string | null
  }
  certificates_presence: {
    certificate_id: string
    mode: string
    phrase_hash: string | null
    phrase_set_at: Temporal.Instant | null
    chosen_at: Temporal.Instant
    chosen_by: string
  }
  certificates_presence_code: {
    certificate_id: string
    provider_id: string
    code_hash: string
    asked_at: Temporal.Instant
    expires_at: Temporal.Instant
    used_at: Temporal.Instant | null
  }
  certificates_statement: {
    id: string
    number: string
    child_id: string
    applicant_id: string
    relation: string
    category_id: string
    way: string
    state: string
    submitted_at: Temporal.Instant
    consent_version: string
    consent_hash: Buffer
    consent_at: Temporal.Instant
    rules_version: string
    rules_hash: Buffer
    rules_at: Temporal.Instant
    template_version: string
    documents_due_on: Temporal.PlainDate
    calendar_version: string
    point_id: string | null
    accepted_at: Temporal.Instant | null
    accepted_by: string | null
    decided_at: Temporal.Instant | null
    decided_by: string | null
    refusal_ground: string | null
    decision_due_on: Temporal.PlainDate | null
    decision_text: string | null
    reminded_at: Temporal.Instant | null
    escalated_at: Temporal.Instant | null
  }
  clock_shift: {
    one: Generated<boolean>
    milliseconds: bigint
  }
  enrolment_admission: {
    id: string
    provider_id: string
    certificate_id: string
    guardian_id: string
    mode: string
    confirmed_at: Temporal.Instant
    confirmed_by: string
    expires_at: Temporal.Instant
    application_id: string | null
  }
  enrolment_application: {
    id: string
    number: string
    child_id: string
    certificate_id: string | null
    group_id: string
    provider_id: string
    payer_id: string
    period_id: string | null
    source: string
    state: string
    starts_on: Temporal.PlainDate
    ends_on: Temporal.PlainDate
    price_kopecks: bigint
    certificate_kopecks: bigint
    parent_kopecks: bigint
    quote_version: string
    submitted_at: Temporal.Instant
    submitted_by: string
    answer_due_on: Temporal.PlainDate
    calendar_version: string
    decided_at: Temporal.Instant | null
    decided_by: string | null
    reason: string | null
    answered_at: Temporal.Instant | null
    answered_by: string | null
    prolongs_id: string | null
    holds_seat: Generated<boolean>
    from_system: string | null
    answer_reminded_at: Temporal.Instant | null
    refusal_ground: string | null
  }
  enrolment_broken_charge: {
    application_id: string | null
    month: Temporal.PlainDate | null
    certificate_kopecks: bigint | null
    share: number | null
    charged: string | null
  }
  enrolment_broken_contract: {
    id: string | null
    state: string | null
    contract: string | null
  }
  enrolment_broken_months: {
    id: string | null
    certificate_kopecks: bigint | null
    parent_kopecks: bigint | null
    certificate: string | null
    parent: string | null
  }
  enrolment_broken_notice: {
    id: string | null
    state: string | null
    ends_on: Temporal.PlainDate | null
    last_on: Temporal.PlainDate | null
  }
  enrolment_broken_prolongation: {
    id: string | null
    state: string | null
    prolongs_id: string | null
    before: string | null
  }
  enrolment_broken_reservation: {
    id: string | null
    state: string | null
    certificate_kopecks: bigint | null
    held: string | null
    promised: string | null
  }
  enrolment_contract: {
    id: string
    number: string
    application_id: string
    state: string
    offered_at: Temporal.Instant
    offer_template: string
    accepted_at: Temporal.Instant | null
    accepted_by: string | null
    acceptance: string | null
    starts_on: Temporal.PlainDate
    ends_on: Temporal.PlainDate
    ended_at: Temporal.Instant | null
    statement_on: Temporal.PlainDate | null
    accept_due_on: Temporal.PlainDate | null
    reminded_at: Temporal.Instant | null
  }
  enrolment_deletion: {
    id: string
    application_id: string
    state: string
    reason: string
    urgency: string
    paper: string
    asked_at: Temporal.Instant
    asked_by: string
    answered_at: Temporal.Instant | null
    answered_by: string | null
    decided_at: Temporal.Instant | null
    decided_by: string | null
    outcome: string | null
  }
  enrolment_dispute: {
    id: string
    application_id: string
    municipality_id: string
    raised_at: Temporal.Instant
    raised_by: string
    words: string | null
    cancelled: boolean
    settled_at: Temporal.Instant | null
    settled_by: string | null
    outcome: string | null
  }
  enrolment_month: {
    application_id: string
    month: Temporal.PlainDate
    certificate_kopecks: bigint
    parent_kopecks: bigint
    share: number | null
    settled_at: Temporal.Instant | null
  }
  enrolment_notice: {
    id: string
    application_id: string
    side: string
    reason: string | null
    given_at: Temporal.Instant
    given_by: string | null
    last_on: Temporal.PlainDate
    planned_on: Temporal.PlainDate
    withdrawn_at: Temporal.Instant | null
    withdrawn_by: string | null
    ground: string | null
  }
  enrolment_notice_month: {
    notice_id: string
    month: Temporal.PlainDate
    certificate_kopecks: bigint
    parent_kopecks: bigint
  }
  enrolment_opening: {
    month: Temporal.PlainDate
    begun_at: Temporal.Instant
    last_application_id: string | null
    contracts: Generated<number>
    amount_kopecks: Generated<bigint>
    done_at: Temporal.Instant | null
  }
  enrolment_prolongation: {
    application_id: string
    prolonged_at: Temporal.Instant
    prolonged_by: string
    offered_at: Temporal.Instant | null
    consent: string | null
    answer_until: Temporal.Instant | null
    notices: Generated<number>
    notice_at: Temporal.Instant | null
    stopped: string | null
    settled_at: Temporal.Instant | null
  }
  enrolment_prolongation_line: {
    run_id: string
    prolongs_id: string
    outcome: string | null
    application_id: string | null
    reasons: Json | null
    done_at: Temporal.Instant | null
  }
  enrolment_prolongation_run: {
    id: string
    provider_id: string
    started_at: Temporal.Instant
    started_by: string
    tells: boolean
    finished_at: Temporal.Instant | null
  }
  enrolment_waiting: {
    id: string
    child_id: string
    group_id: string
    ordinal: Generated<bigint>
    state: string
    joined_at: Temporal.Instant
    joined_by: string
    offered_at: Temporal.Instant | null
    offer_until: Temporal.Instant | null
    ended_at: Temporal.Instant | null
    reason: string | null
    application_id: string | null
  }
  events_booking: {
    id: string
    number: Generated<number>
    event_id: string
    child_id: string
    state: string
    booked_at: Temporal.Instant
    booked_by: string
    answered_at: Temporal.Instant | null
    answered_by: string | null
    offered_at: Temporal.Instant | null
    offer_to: Temporal.Instant | null
    ended_at: Temporal.Instant | null
    reason: string | null
    came: boolean | null
    came_at: Temporal.Instant | null
    came_by: string | null
    reminded_at: Temporal.Instant | null
  }
  events_broken_seats: {
    id: string | null
    taken: number | null
    waiting: number | null
    held: bigint | null
    listed: bigint | null
  }
  events_change: {
    id: Generated<bigint>
    event_id: string
    changed_at: Temporal.Instant
    changed_by: string
    reason: string
    before: Json
    after: Json
  }
  events_event: {
    id: string
    number: Generated<number>
    provider_id: string | null
    body_id: string | null
    municipality_id: string
    kind: string
    level: string
    audience: string
    name: string
    description: string
    conditions: string
    starts_at: Temporal.Instant
    ends_at: Temporal.Instant
    starts_on: Temporal.PlainDate
    ends_on: Temporal.PlainDate
    entry_to: Temporal.PlainDate
    online: boolean
    place: string
    link: string | null
    age_from: number
    age_to: number
    age_strict: boolean
    cost_kopecks: bigint
    cost_note: string
    capacity: number | null
    taken: Generated<number>
    waits: boolean
    waiting: Generated<number>
    by_hand: boolean
    contact_name: string
    contact_phone: string
    contact_email: string | null
    state: string
    reason: string | null
    published_at: Temporal.Instant | null
    changed_at: Temporal.Instant
    changed_by: string
    search: string
    words: Generated<string>
  }
  events_feed: {
    user_id: string
    token_hash: Buffer
    made_at: Temporal.Instant
  }
  exchange_call: {
    id: string
    partner_id: string
    operation: string
    external_id: string | null
    status: number
    outcome: string | null
    milliseconds: number
    called_at: Temporal.Instant
  }
  exchange_comparison: {
    id: string
    partner_id: string
    from_on: Temporal.PlainDate
    to_on: Temporal.PlainDate
    theirs: number
    ours: number
    compared_at: Temporal.Instant
  }
  exchange_difference: {
    comparison_id: string
    external_id: string
    kind: string
    ours: string | null
    theirs: string | null
    resent_at: Temporal.Instant | null
  }
  exchange_message: {
    id: string
    order_id: string
    sequence: number
    status: string
    comment: string | null
    happened_at: Temporal.Instant
    attempts: Generated<number>
    next_attempt_at: Temporal.Instant
    taken_until: Temporal.Instant | null
    delivered_at: Temporal.Instant | null
    dead_at: Temporal.Instant | null
    problem: string | null
    revived_at: Temporal.Instant | null
  }
  exchange_order: {
    id: string
    partner_id: string
    external_id: string
    state: string
    people_key: Buffer | null
    user_id: string | null
    child_id: string | null
    issued: Generated<boolean>
    group_id: string | null
    application_id: string | null
    decline_code: string | null
    decline_words: string | null
    received_at: Temporal.Instant
    settled_at: Temporal.Instant | null
  }
  exchange_partner: {
    id: string
    name: string
    scopes: string[]
    token_hash: Buffer
    secret_sealed: Buffer
    endpoint: string | null
    created_at: Temporal.Instant
    created_by: string | null
    revoked_at: Temporal.Instant | null
    revoked_by: string | null
  }
  exchange_person: {
    identity_key: Buffer
    user_id: string
    since: Temporal.Instant
  }
  exchange_record: {
    kind: string
    id: string
    body: Json
    deleted: boolean
    version: bigint
    changed_at: Temporal.Instant
  }
  exchange_signature: {
    partner_id: string
    signature: Buffer
    seen_at: Temporal.Instant
  }
  exchange_simulated_message: {
    id: string
    external_id: string
    sequence: number
    status: string
    comment: string | null
    application_number: string | null
    happened_at: Temporal.Instant
    received_at: Temporal.Instant
    received_times: Generated<number>
  }
  exchange_simulated_order: {
    external_id: string
    sealed: Buffer
    wanted: Json | null
    answer: Json | null
    sent_times: Generated<number>
    created_at: Temporal.Instant
  }
  exchange_simulated_partner: {
    one: Generated<boolean>
    partner_id: string
    down_until: Temporal.Instant | null
  }
  families_broken_holder: {
    child_id: string | null
    holders: bigint | null
  }
  families_broken_merge: {
    id: string | null
    fault: string | null
  }
  families_child: {
    id: string
    surname: string
    name: string
    patronymic: string | null
    name_key: string
    birth_on: Temporal.PlainDate
    gender: string
    municipality_id: string
    created_at: Temporal.Instant
    created_by: string
    confirmed_at: Temporal.Instant | null
    confirmed_by: string | null
    merged_into: string | null
    match_keys: Generated<number[]>
  }
  families_claim: {
    id: string
    number: string
    child_id: string
    user_id: string
    relation: string
    state: string
    created_at: Temporal.Instant
    decided_at: Temporal.Instant | null
    decided_by: string | null
    answer_due_on: Temporal.PlainDate | null
  }
  families_correction: {
    id: string
    child_id: string | null
    kinds: string[]
    sealed: Buffer
    reason: string
    corrected_at: Temporal.Instant
    corrected_by: string
    place_id: string | null
    user_id: string | null
  }
  families_custody: {
    id: string
    child_id: string
    user_id: string
    relation: string
    holder: boolean
    since: Temporal.Instant
    ended_at: Temporal.Instant | null
  }
  families_double: {
    id: string
    child_id: string
    other_id: string
    score: number
    insisted: boolean
    state: string
    found_at: Temporal.Instant
    found_by: string | null
    decided_at: Temporal.Instant | null
    decided_by: string | null
    reason: string | null
  }
  families_invitation: {
    id: string
    token_hash: Buffer
    child_id: string
    email: string
    relation: string
    invited_by: string
    created_at: Temporal.Instant
    expires_at: Temporal.Instant
    used_at: Temporal.Instant | null
    used_by: string | null
    cancelled_at: Temporal.Instant | null
  }
  families_merge: {
    id: string
    kept_id: string
    merged_id: string
    choices: Json
    reason: string
    merged_at: Temporal.Instant
    merged_by: string | null
    undo_until_on: Temporal.PlainDate
    undone_at: Temporal.Instant | null
    undone_by: string | null
    settled_at: Temporal.Instant | null
  }
  families_merge_part: {
    merge_id: string
    name: string
    trace: Json
  }
  families_place: {
    child_id: string
    municipality_id: string
    words: string
    latitude: number
    longitude: number
    changed_at: Temporal.Instant
    changed_by: string
  }
  families_reminder: {
    id: string
    user_id: string
    birth_on: Temporal.PlainDate
    remind_on: Temporal.PlainDate
    created_at: Temporal.Instant
    sent_at: Temporal.Instant | null
  }
  families_vault: {
    id: string
    child_id: string | null
    user_id: string | null
    kind: string
    sealed: Buffer
    search_key: Buffer | null
    masked: string
    created_at: Temporal.Instant
    replaced_at: Temporal.Instant | null
    document_kind: string | null
  }
  funding_amendment: {
    id: string
    municipality_id: string
    subject: string
    period_id: string
    unit: string
    category_id: string | null
    register: string | null
    funding: string | null
    amount: bigint | null
    count_limit: number | null
    sum_limit: bigint | null
    services: number | null
    from_on: Temporal.PlainDate
    act_id: string
    set_at: Temporal.Instant
    set_by: string | null
    applied_at: Temporal.Instant | null
    stopped_at: Temporal.Instant | null
    stopped_because: string | null
  }
  funding_ban: {
    id: string
    municipality_id: string
    period_id: string
    from_on: Temporal.PlainDate
    act_id: string
    set_at: Temporal.Instant
    set_by: string | null
    lifted_at: Temporal.Instant | null
    lifted_by: string | null
  }
  funding_ban_telling: {
    ban_id: string
    lifted: boolean
    whom: string
    after_id: Generated<string>
    finished_at: Temporal.Instant | null
  }
  funding_broken_ceiling: {
    municipality_id: string | null
    period_id: string | null
    unit: string | null
    amount: string | null
    committed: string | null
    used: string | null
  }
  funding_broken_queue: {
    id: string | null
    funding: string | null
    validity: string | null
  }
  funding_ceiling: {
    id: string
    municipality_id: string
    period_id: string
    unit: string
    amount: bigint
    set_at: Temporal.Instant
    act_id: string
  }
  funding_ceiling_slice: {
    municipality_id: string
    period_id: string
    unit: string
    slice: number
    amount: bigint
    committed: Generated<bigint>
  }
  funding_change: {
    id: string
    number: string
    certificate_id: string
    applicant_id: string | null
    way: string
    state: string
    submitted_at: Temporal.Instant
    submitted_by: string
    due_on: Temporal.PlainDate
    calendar_version: string
    decided_at: Temporal.Instant | null
    decided_by: string | null
    refusal_ground: string | null
    decision_text: string | null
    escalated_at: Temporal.Instant | null
  }
  funding_nominal: {
    id: string
    category_id: string
    period_id: string
    unit: string
    amount: bigint
    count_limit: number | null
    sum_limit: bigint | null
    holders: Generated<number>
    granted: Generated<bigint>
    valid_from: Temporal.PlainDate
    valid_to: Temporal.PlainDate | null
    act_id: string
  }
  funding_opening: {
    period_id: string
    municipality_id: string
    unit: string
    held: bigint
  }
  funding_queue: {
    id: string
    number: bigint
    certificate_id: string
    category_id: string
    since: Temporal.Instant
    left_at: Temporal.Instant | null
  }
  funding_regulation: {
    id: string
    municipality_id: string
    text: string
    valid_from: Temporal.PlainDate
    act_id: string
    set_at: Temporal.Instant
    set_by: string | null
  }
  funding_run: {
    id: string
    work: string
    period_id: string
    month: Temporal.PlainDate
    after_id: Generated<string>
    seen: Generated<bigint>
    done: Generated<bigint>
    amount: Generated<bigint>
    started_at: Temporal.Instant
    finished_at: Temporal.Instant | null
    amendment_id: string | null
    total: bigint | null
    day: Temporal.PlainDate | null
  }
  funding_suspension: {
    id: string
    freeze_id: string
    account_id: string
    nominal_id: string
    amount: bigint
    suspended_at: Temporal.Instant
    restored_at: Temporal.Instant | null
    restored: bigint | null
  }
  help_edition: {
    id: string
    kind: string
    slug: string
    number: number
    title: string | null
    summary: string | null
    body: string | null
    published_at: Temporal.Instant
    published_by: string
    audiences: string[] | null
    pages: string[] | null
    taken_down: Generated<boolean>
  }
  help_film: {
    id: string
    slug: string
    number: number
    kind: string
    bytes: Buffer
    captions: string
    seconds: number
    hash: string
    added_at: Temporal.Instant
    added_by: string
  }
  http_answer: {
    actor: string
    key: string
    request_hash: Buffer
    created_at: Temporal.Instant
    answer: Buffer | null
  }
  invoicing_broken_advance: {
    invoice_id: string | null
    application_id: string | null
    month: Temporal.PlainDate | null
    advance_kopecks: bigint | null
    advance: bigint | null
  }
  invoicing_broken_beginning: {
    application_id: string | null
    month: Temporal.PlainDate | null
    stands: string | null
  }
  invoicing_broken_final: {
    invoice_id: string | null
    application_id: string | null
    month: Temporal.PlainDate | null
    amount_kopecks: bigint | null
    due: bigint | null
  }
  invoicing_broken_invoice: {
    id: string | null
    total_kopecks: bigint | null
    advance_kopecks: bigint | null
    lines: string | null
    advances: string | null
  }
  invoicing_invoice: {
    id: string
    provider_id: string
    payer_id: string
    period_id: string
    agreement_id: string
    month: Temporal.PlainDate
    kind: string
    year: number
    ordinal: number
    state: string
    total_kopecks: bigint
    advance_kopecks: bigint
    formed_on: Temporal.PlainDate
    pay_by_on: Temporal.PlainDate
    formed_at: Temporal.Instant
    formed_by: string
    sent_at: Temporal.Instant | null
    decided_at: Temporal.Instant | null
    decided_by: string | null
    reason: string | null
    payment_number: string | null
    paid_on: Temporal.PlainDate | null
    paid_at: Temporal.Instant | null
    paid_by: string | null
  }
  invoicing_line: {
    invoice_id: string
    application_id: string
    month: Temporal.PlainDate
    kind: string
    living: Generated<boolean>
    ordinal: number
    contract_number: string
    contract_on: Temporal.PlainDate
    certificate_number: string
    part_kopecks: bigint
    share: number
    amount_kopecks: bigint
    advance_kopecks: bigint
  }
  invoicing_register: {
    id: string
    payer_id: string
    month: Temporal.PlainDate
    total_kopecks: bigint
    formed_at: Temporal.Instant
    formed_by: string
  }
  invoicing_register_line: {
    register_id: string
    application_id: string
    month: Temporal.PlainDate
    ordinal: number
    certificate_number: string
    contract_number: string
    contract_on: Temporal.PlainDate
    provider: string
    amount_kopecks: bigint
  }
  job_plan: {
    id: Generated<bigint>
    name: string
    payload: Json
    run_at: Temporal.Instant | null
    job_key: string | null
    caused_at: Temporal.Instant | null
  }
  ledger_account: {
    id: string
    certificate_id: string
    period_id: string
    payer_id: string
    unit: string
    granted: Generated<bigint>
    available: Generated<bigint>
    reserved: Generated<bigint>
    charged: Generated<bigint>
    melted: Generated<bigint>
    expired: Generated<bigint>
    used_at: Temporal.Instant | null
    promised: Generated<bigint>
  }
  ledger_broken_balance: {
    id: string | null
    available: bigint | null
    reserved: bigint | null
    charged: bigint | null
    melted: bigint | null
    expired: bigint | null
    granted: bigint | null
    promised: bigint | null
  }
  ledger_entry: {
    id: Generated<bigint>
    account_id: string
    kind: string
    from_pot: string
    to_pot: string
    amount: bigint
    month: Temporal.PlainDate | null
    cause_kind: string
    cause_id: string
    act_id: string | null
    reverses: bigint | null
    key: string
    at: Temporal.Instant
    by_user: string | null
  }
  mail_bounce: {
    address: string
    problem: string
    bounced_at: Temporal.Instant
  }
  mail_letter: {
    id: string
    to_address: string
    subject: string
    html: string
    text: string
    letter: string
    created_at: Temporal.Instant
    sent_at: Temporal.Instant | null
  }
  mail_outgoing: {
    id: Generated<bigint>
    key: string
    payload: Json
    round: Generated<number>
    tries: Generated<number>
    planned_at: Temporal.Instant
    due_at: Temporal.Instant
    problem: string | null
    failed_at: Temporal.Instant | null
    caused_at: Temporal.Instant | null
  }
  migration: {
    name: string
    hash: string
    applied_at: Generated<Temporal.Instant>
  }
  news_picture: {
    id: string
    piece_id: string
    ordinal: number
    kind: string
    description: string
    hash: string
    bytes: Buffer
  }
  news_piece: {
    id: string
    author: string
    provider_id: string | null
    municipality_id: string | null
    title: string
    words: string
    state: string
    shows_at: Temporal.Instant | null
    hides_at: Temporal.Instant | null
    taken_down_reason: string | null
    written_at: Temporal.Instant
    written_by: string
    changed_at: Temporal.Instant
    sent_back_at: Temporal.Instant | null
    sent_back_words: string | null
  }
  news_place: {
    piece_id: string
    municipality_id: string
  }
  news_version: {
    piece_id: string
    ordinal: number
    title: string
    words: string
    replaced_at: Temporal.Instant
    replaced_by: string
  }
  notices_notice: {
    id: string
    key: string
    user_id: string | null
    role: string | null
    scope_id: string | null
    child_id: string | null
    kind: string
    letter: string
    title: string
    text: string
    href: string | null
    created_at: Temporal.Instant
    read_at: Temporal.Instant | null
  }
  notices_refusal: {
    id: string
    user_id: string | null
    role: string | null
    scope_id: string | null
    kind: string
    refused_at: Temporal.Instant
  }
  oversight_check: {
    id: string
    asked_by: string | null
    began_at: Temporal.Instant
    finished_at: Temporal.Instant
    checked: number
    broken: Json
    journal_damage: string | null
    journal_entries: bigint
  }
  oversight_repetition: {
    job_id: bigint
    job_state: string
    asked_at: Temporal.Instant
    asked_by: string
  }
  programmes_broken_seats: {
    id: string | null
    taken: number | null
    capacity: number | null
    living: bigint | null
  }
  programmes_broken_waiting: {
    id: string | null
    waiting: number | null
    listed: bigint | null
  }
  programmes_change: {
    tx: Generated<bigint>
    programme_id: string | null
    at: Generated<Temporal.Instant>
  }
  programmes_check: {
    id: string
    programme_id: string
    kind: string
    attempt: number
    state: string
    asked_at: Temporal.Instant
    asked_by: string
    due_on: Temporal.PlainDate
    decided_at: Temporal.Instant | null
    decided_by: string | null
    reason: string | null
  }
  programmes_edit: {
    id: Generated<bigint>
    programme_id: string
    place: string
    field: string
    was: string | null
    became: string | null
    edited_at: Temporal.Instant
    edited_by: string
  }
  programmes_favourite: {
    user_id: string
    programme_id: string
    added_at: Temporal.Instant
  }
  programmes_group: {
    id: string
    module_id: string
    name: string
    teacher: string
    address: string
    latitude: number
    longitude: number
    starts_on: Temporal.PlainDate
    ends_on: Temporal.PlainDate
    applications_from: Temporal.Instant
    applications_to: Temporal.Instant
    capacity: number
    taken: Generated<number>
    state: string
    next_applications_from: Temporal.Instant | null
    next_applications_to: Temporal.Instant | null
    waiting: Generated<number>
  }
  programmes_lesson_time: {
    group_id: string
    weekday: number
    starts_at: string
    ends_at: string
    room: string
  }
  programmes_module: {
    id: string
    programme_id: string
    ordinal: number
    name: string
    months: number
    hours: number
    normative_kopecks: bigint
    price_kopecks: bigint
    enrolment_open: boolean
    parents_pay: Generated<boolean>
  }
  programmes_programme: {
    id: string
    article: Generated<number>
    provider_id: string
    municipality_id: string
    name: string
    summary: string
    description: string
    direction: string
    activity: string
    register: string
    level: string
    form: string
    age_from: number
    age_to: number
    adapted: boolean
    state: string
    published_at: Temporal.Instant | null
    changed_at: Temporal.Instant
    search: Generated<string>
  }
  programmes_saved_search: {
    id: string
    user_id: string
    address: string
    saved_at: Temporal.Instant
  }
  programmes_standing: {
    programme_id: string
    rating_tenths: number | null
    ratings: number
    mark_hundredths: number | null
    reviews: number
    reckoned_at: Temporal.Instant
    ratings_needed: Generated<number>
  }
  providers_agreement: {
    id: string
    provider_id: string
    municipality_id: string
    period_id: string
    number: string | null
    signed_on: Temporal.PlainDate | null
    state: string
    ended_on: Temporal.PlainDate | null
    max_kopecks: bigint | null
    asked_at: Temporal.Instant | null
    asked_by: string | null
    due_on: Temporal.PlainDate | null
    decided_at: Temporal.Instant | null
    decided_by: string | null
    reason: string | null
  }
  providers_candidacy: {
    id: string
    token_hash: Buffer
    number: string | null
    state: string
    answers: Json
    inn: string | null
    municipality_id: string | null
    attempt: Generated<number>
    created_at: Temporal.Instant
    changed_at: Temporal.Instant
    submitted_at: Temporal.Instant | null
    due_on: Temporal.PlainDate | null
    decided_at: Temporal.Instant | null
    decided_by: string | null
    reason: string | null
    provider_id: string | null
  }
  providers_provider: {
    id: string
    name: string
    short_name: string
    kind: string
    inn: string
    municipality_id: string
    address: string
    latitude: number
    longitude: number
    phone: string
    email: string
    head_name: string
    head_post: string
    licence: string | null
    bank_details: string
    description: string
    state: string
    registered_at: Temporal.Instant
    ogrn: string | null
    kpp: string | null
    head_genitive: string | null
    head_basis: string | null
    excluded_at: Temporal.Instant | null
    excluded_by: string | null
    exclusion_reason: string | null
  }
  region_act: {
    id: string
    municipality_id: string | null
    number: string
    title: string
    issued_on: Temporal.PlainDate
  }
  region_calendar_day: {
    day: Temporal.PlainDate
    working: boolean
    act_id: string
  }
  region_calendar_edition: {
    id: string
    year: number
    days: Json
    source: string
    act_id: string
    adopted_at: Temporal.Instant
    adopted_by: string | null
  }
  region_contacts_before: {
    municipality_id: string
    ordinal: number
    coordinator: string | null
    phone: string
    email: string
    hours: string
    replaced_at: Temporal.Instant
    replaced_by: string
  }
  region_funding_period: {
    id: string
    name: string
    starts_on: Temporal.PlainDate
    ends_on: Temporal.PlainDate
    applications_from: Temporal.PlainDate
    act_id: string
  }
  region_municipality: {
    id: string
    code: string
    name: string
    name_in: string
    authorised_body: string
    phone: string
    email: string
    hours: string
    regulation: string
    latitude: number
    longitude: number
    coordinator: string | null
  }
  region_setting: {
    id: string
    name: string
    municipality_id: string | null
    value: Json
    valid_from: Temporal.PlainDate
    valid_to: Temporal.PlainDate | null
    act_id: string
  }
  reports_child_count: {
    id: string
    municipality_id: string
    counted_on: Temporal.PlainDate
    children: number
    act_id: string
    set_at: Temporal.Instant
    set_by: string | null
  }
  reports_coverage_month: {
    month: Temporal.PlainDate
    municipality_id: string
    certificates: number
    kept_at: Temporal.Instant
  }
  reviews_answer: {
    review_id: string
    words: string
    state: string
    written_by: string
    sent_at: Temporal.Instant
    decided_at: Temporal.Instant | null
    decided_by: string | null
    ground: string | null
    note: string | null
  }
  reviews_asked: {
    application_id: string
    asked_at: Temporal.Instant
  }
  reviews_rating: {
    application_id: string
    programme_id: string
    results: number
    staffing: number
    equipment: number
    satisfaction: number
    rated_at: Temporal.Instant
    rated_by: string
    changed_at: Temporal.Instant | null
    changed_by: string | null
  }
  reviews_review: {
    id: string
    programme_id: string
    child_id: string
    application_id: string
    written_by: string
    voice: string
    mark: number
    words: string
    state: string
    sent_at: Temporal.Instant
    decided_at: Temporal.Instant | null
    decided_by: string | null
    ground: string | null
    note: string | null
  }
  reviews_turnover: {
    programme_id: string
    contracts: number
    left_by_family: number
    counted_on: Temporal.PlainDate
  }
  reviews_year: {
    year: number
    begun_at: Temporal.Instant
    reached: string | null
    finished_at: Temporal.Instant | null
  }
  session: {
    token_hash: Buffer
    user_id: string | null
    created_at: Temporal.Instant
    last_seen_at: Temporal.Instant
    expires_at: Temporal.Instant
    elevated_until: Temporal.Instant | null
    user_agent: string | null
    address: string | null
    ended_at: Temporal.Instant | null
  }
  support_message: {
    id: string
    ticket_id: string
    kind: string
    text: string
    written_by: string | null
    written_at: Temporal.Instant
  }
  support_ticket: {
    id: string
    number: string
    topic: string
    name: string
    email: string
    user_id: string | null
    municipality_id: string | null
    desk: string
    state: string
    due_on: Temporal.PlainDate | null
    taken_by: string | null
    opened_at: Temporal.Instant
    changed_at: Temporal.Instant
    closed_at: Temporal.Instant | null
  }
  visits_code: {
    id: string
    visit_id: string
    code_hash: Buffer
    token_hash: Buffer
    created_at: Temporal.Instant
    created_by: string | null
    expires_at: Temporal.Instant
    tries: Generated<number>
    ended_at: Temporal.Instant | null
  }
  visits_visit: {
    id: string
    number: string
    point_id: string
    state: string
    papers: string[]
    sealed: Buffer | null
    category_id: string | null
    shared_by: string | null
    version: number
    started_at: Temporal.Instant
    started_by: string
    changed_at: Temporal.Instant
    changed_by: string
    ended_at: Temporal.Instant | null
    statement_id: string | null
  }
}
