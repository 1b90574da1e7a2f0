/**
 * The settings of the embedded PostgreSQL, as the text of its `postgresql.conf`, written anew at each start.
 *
 * Aim: durable (fsync, synchronous commit), about 60 MB resident when idle, and silent: an error in a session may
 * quote what a customer wrote, so only LOG, FATAL and PANIC reach the log, and those without their details.
 */
export function settingsText(): string {
  const lines = Object.entries(SETTINGS).map(([name, value]) => `${name} = ${value}`)
  return [
    "# Written by Veridesk at each start. Put settings of your own into local.conf beside this file.",
    ...lines,
    "include_if_exists = 'local.conf'",
    "",
  ].join("\n")
}

const SETTINGS: Record<string, string> = {
  // Durability: what is acknowledged survives a crash and a power cut.
  fsync: "on",
  synchronous_commit: "on",
  full_page_writes: "on",
  wal_level: "replica",
  max_wal_senders: "0",
  min_wal_size: "64MB",
  max_wal_size: "512MB",
  checkpoint_timeout: "10min",
  checkpoint_completion_target: "0.9",

  // Memory for a small box; local.conf may raise it.
  shared_buffers: "128MB",
  work_mem: "8MB",
  maintenance_work_mem: "64MB",
  effective_cache_size: "512MB",
  max_connections: "100",
  huge_pages: "off",

  // Fewer background processes: one worker of each kind costs 3 to 6 MB.
  io_method: "sync",
  max_logical_replication_workers: "0",
  max_worker_processes: "4",
  max_parallel_workers: "2",
  max_parallel_workers_per_gather: "1",
  autovacuum_max_workers: "2",

  // Planning: short queries on an SSD; compiling a plan costs more than it saves.
  jit: "off",
  random_page_cost: "1.1",

  // A session whose client was killed must not go on holding its locks.
  client_connection_check_interval: "2s",

  // One zone and one language, whatever the machine has.
  timezone: "'UTC'",
  log_timezone: "'UTC'",
  lc_messages: "'C'",
  datestyle: "'iso, ymd'",
  default_text_search_config: "'pg_catalog.simple'",

  // What the log may hold.
  log_min_messages: "log",
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
  log_statement: "'none'",
  log_checkpoints: "off",
  log_connections: "''",
  log_disconnections: "off",
  log_line_prefix: "'%m [%p] '",
}
