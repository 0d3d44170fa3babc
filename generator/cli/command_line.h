// The commands. Only this stage prints, and only it knows of terminals and exit codes.
#pragma once

namespace comisiynu {

// Exit codes: 0 all is well; 1 the content has errors; 2 the command or the machine is at fault.
inline constexpr int exit_well = 0, exit_content = 1, exit_machine = 2;

int run_command_line(int count, char** words);

}  // namespace comisiynu
