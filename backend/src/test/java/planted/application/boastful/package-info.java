/** Declares a module that it does not use, and one that does not exist. */
@ApplicationModule(allowedDependencies = {"open", "oepn"})
package planted.application.boastful;

import org.springframework.modulith.ApplicationModule;
