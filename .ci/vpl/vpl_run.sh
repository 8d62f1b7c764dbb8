#!/bin/bash
# Moodle's Virtual Programming Lab, the button "Run": the report for people. The jail server needs sokrat.
{
    echo '#!/bin/bash'
    echo 'exec sokrat check .'
} >vpl_execution
chmod +x vpl_execution
