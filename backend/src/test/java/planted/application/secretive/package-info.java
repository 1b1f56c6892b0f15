/** Uses a module that it does not declare. */
@ApplicationModule(allowedDependencies = {})
package planted.application.secretive;

import org.springframework.modulith.ApplicationModule;
