import pg from "pg"
import { afterEach, beforeEach, expect, inject, test } from "vitest"
import { databaseUrl } from "../testing/test-database.ts"
import { schemaText } from "./schema-text.ts"

const names = ["one", "two"].map((it) => `schema_${it}_${process.pid}`)

beforeEach(async () => {
  for (const name of names) await run("veridesk", `create database ${name} template template0`)
})
afterEach(async () => {
  for (const name of names) await run("veridesk", `drop database ${name} with (force)`)
})

/** One of each kind that migrations may use. */
const EVERYTHING = `
  create extension pg_trgm;
  create schema side;
  create type side.colour as enum ('red', 'green');
  create type mood as enum ('calm', 'it''s bad');
  create domain amount as numeric(38, 18) default 0 constraint not_negative check (value >= 0);
  create function touch() returns trigger language plpgsql as $$ begin new.n := new.n + 1; return new; end $$;
  create function twice(n int) returns int language sql immutable as 'select n * 2';
  create sequence numbers as int start with 7 increment by 3 cycle;
  create unlogged table visits (id bigint generated always as identity primary key, n int not null default 0);
  create table people (
    id uuid primary key,
    "select" text collate "C" not null default 'it''s',
    n int default nextval('numbers'),
    doubled int generated always as (twice(n)) stored,
    mood mood not null default 'calm',
    money amount,
    tags text[] default '{}',
    constraint few_tags check (array_length(tags, 1) < 5),
    unique nulls not distinct (n, mood)
  ) with (fillfactor = 70);
  create table side.letters (id int primary key, person uuid references people on delete cascade, colour side.colour);
  create index letters_person on side.letters (person) where person is not null;
  create index people_select on people using gin ("select" gin_trgm_ops);
  create table log (at timestamptz not null, line text, primary key (at, line)) partition by range (at);
  create table log_2026 partition of log for values from ('2026-01-01') to ('2027-01-01');
  create table log_rest partition of log default;
  create index log_line on log (line);
  create trigger people_touch before update on people for each row when (old.n is distinct from new.n) execute function touch();
  create trigger log_touch after insert on log for each row execute function touch();
  create view calm as select id from people where mood = 'calm';
  create materialized view moods as select mood, count(*) from people group by mood;
  alter table people enable row level security;
  create policy own on people for select to public using (id is not null);`

test("run on an empty database the text makes the same schema again", async () => {
  const first = await schemaOf(names[0] ?? "", EVERYTHING)
  const second = await schemaOf(names[1] ?? "", first)
  expect(second).toBe(first)
  const created = first.match(/^create.*/gim) ?? []
  expect(created.filter((line) => line.startsWith("create table")).sort()).toEqual([
    "create table log (",
    "create table log_2026 partition of log FOR VALUES FROM ('2026-01-01 00:00:00+00') TO ('2027-01-01 00:00:00+00');",
    "create table log_rest partition of log DEFAULT;",
    "create table people (",
    "create table side.letters (",
  ])
  expect(first).toContain("\"select\" text collate \"C\" default 'it''s'::text not null")
  expect(first).toContain("create type mood as enum ('calm', 'it''s bad');")
})

test("the order in which things were made does not show", async () => {
  const [ab, ba] = ["create table a (n int unique, m int)", "create table b (n int)"]
  const more = "create index x on a (m); create index y on b (n)"
  const other = "create index y on b (n); create index x on a (m)"
  const one = await schemaOf(names[0] ?? "", `${ab}; ${ba}; ${more}`)
  const two = await schemaOf(names[1] ?? "", `${ba}; ${ab}; ${other}`)
  expect(two).toBe(one)
})

test("a changed default, type or rule shows; what is not ours does not", async () => {
  const one = await schemaOf(names[0] ?? "", "create table a (n int default 1)")
  const two = await schemaOf(
    names[1] ?? "",
    `create table a (n int default 2); create table kysely_migration (name text);
     create schema graphile_worker; create table graphile_worker.jobs (id int)`,
  )
  expect(two).toBe(one.replace("default 1", "default 2"))
})

test("a kind of thing the text can't tell is refused, not left out", async () => {
  const rule = "create table a (n int); create rule r as on delete to a do instead nothing"
  await expect(schemaOf(names[0] ?? "", rule)).rejects.toThrow("rule r on table a")
  await expect(
    schemaOf(names[1] ?? "", "create table b (n int, m int); create statistics s on n, m from b"),
  ).rejects.toThrow("statistics object s")
})

async function schemaOf(name: string, statements: string): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl(inject("databaseServer"), name) })
  await client.connect()
  try {
    await client.query(statements)
    return await schemaText(client)
  } finally {
    await client.end()
  }
}

async function run(name: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl(inject("databaseServer"), name) })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
