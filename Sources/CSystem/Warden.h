// The process that owns one agent. Private to this module.
#pragma once

/// The life of a warden that holds `fds` (input, output, error, control, description); never returns.
_Noreturn void warden_run(const int fds[5]);
