import App
import Glibc

exit(Program.run())
